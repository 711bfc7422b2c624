# the same file may be read many times
--- Makefile
include a.mk a.mk
$(foreach i,1 2,$(eval include a.mk))
$(info $(n) | $(MAKEFILE_LIST))
--- a.mk
n += x
--- expect
x x x x | Makefile a.mk a.mk a.mk a.mk
