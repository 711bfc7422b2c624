# an assignment to nothing
--- Makefile
= foo
--- expect
Makefile:1: *** empty variable name.  Stop.
