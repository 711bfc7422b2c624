# an ifeq that does not end
--- Makefile
ifeq (a,a
endif
--- expect
Makefile:1: *** invalid syntax in conditional.  Stop.
