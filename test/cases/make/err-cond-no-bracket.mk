# an ifeq without brackets or quotes
--- Makefile
ifeq a b
endif
--- expect
Makefile:1: *** invalid syntax in conditional.  Stop.
