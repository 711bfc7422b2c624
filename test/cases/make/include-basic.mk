# files are read in place, in order
--- Makefile
x = 1
include a.mk b.mk
$(info $x $(MAKEFILE_LIST))
--- a.mk
$(info a sees $x)
x = 2
--- b.mk
$(info b sees $x, last $(lastword $(MAKEFILE_LIST)))
x = 3
--- expect
a sees 1
b sees 2, last b.mk
3 Makefile a.mk b.mk
