# too few arguments
--- Makefile
$(info $(subst a,b))
--- expect
Makefile:1: *** insufficient number of arguments (2) to function 'subst'.  Stop.
