# functions mind their arity when called, too
--- Makefile
$(info $(call subst,a,b))
--- expect
Makefile:1: *** insufficient number of arguments (2) to function 'subst'.  Stop.
