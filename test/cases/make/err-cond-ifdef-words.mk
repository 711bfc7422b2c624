# ifdef takes one name
--- Makefile
ifdef a b
endif
--- expect
Makefile:1: *** invalid syntax in conditional.  Stop.
