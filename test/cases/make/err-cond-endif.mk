# an endif without a conditional
--- Makefile
$(info a)
endif
--- expect
a
Makefile:2: *** extraneous 'endif'.  Stop.
