# it must be there
--- Makefile
a: : c
--- expect
Makefile:1: *** missing target pattern.  Stop.
