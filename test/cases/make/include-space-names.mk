# names come from expansion, blanks separate
--- Makefile
files = a.mk   b.mk
include $(files)
$(info $(x)$(y))
--- a.mk
x = 1
--- b.mk
y = 2
--- expect
12
