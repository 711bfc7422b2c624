# undefine needs a name
--- Makefile
undefine
--- expect
Makefile:1: *** empty variable name.  Stop.
