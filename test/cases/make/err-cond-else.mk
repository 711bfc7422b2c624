# an else without a conditional
--- Makefile
else
--- expect
Makefile:1: *** extraneous 'else'.  Stop.
