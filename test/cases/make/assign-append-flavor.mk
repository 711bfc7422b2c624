# += keeps the flavor it finds
--- Makefile
x = v
s := a
s += $(x)
r = a
r += $(x)
u += $(x)
x = changed
$(info $s $r $u $(flavor s) $(flavor r) $(flavor u))
--- expect
a v a changed changed simple recursive recursive
