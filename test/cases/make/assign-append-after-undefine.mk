# an undefined variable is appended to as a recursive one
--- Makefile
a := 1
undefine a
a += $(b)
b = late
$(info $(a) $(flavor a))
--- expect
late recursive
