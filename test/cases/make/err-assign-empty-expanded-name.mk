# a name that expands to nothing
--- Makefile
$(none) := foo
--- expect
Makefile:1: *** empty variable name.  Stop.
