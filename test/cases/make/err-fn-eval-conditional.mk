# evaluated text has its own conditionals
--- Makefile
ifeq (a,a)
$(eval endif)
endif
--- expect
Makefile:2: *** extraneous 'endif'.  Stop.
