# a second else
--- Makefile
ifeq (a,a)
else
else
endif
--- expect
Makefile:3: *** only one 'else' per conditional.  Stop.
