# a branch not taken includes nothing
--- Makefile
ifeq (a,b)
include nope.mk
endif
include a.mk
--- a.mk
$(info in a)
endif
--- expect
in a
a.mk:2: *** extraneous 'endif'.  Stop.
