# override and its strength
--- Makefile
a := 1
override a += 2
a = 3
a += 4
$(info $a $(origin a) $(flavor a))
override undefine a
$(info $(origin a))
override b = 1
undefine b
$(info $b)
--- expect
1 2 override simple
undefined
1
