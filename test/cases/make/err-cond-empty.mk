# an ifeq without anything
--- Makefile
ifeq
endif
--- expect
Makefile:1: *** invalid syntax in conditional.  Stop.
