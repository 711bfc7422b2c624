# assignments in a call are global
--- Makefile
f = $(eval w := $1)$(eval 1 := zz)[$1]
$(info $(call f,hello) $w $1)
--- expect
[hello] hello zz
