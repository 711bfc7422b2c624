# missing files may be missing
--- Makefile
-include nope.mk a.mk
sinclude nope2.mk *.none
$(info $x)
--- a.mk
x = a
--- expect
a
