# the last line needs no line break
--- Makefile
include a.mk
$(info $(x))
--- a.mk
x = 1
--- expect
1
