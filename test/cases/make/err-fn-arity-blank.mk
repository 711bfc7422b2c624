# an empty argument list is one empty argument
--- Makefile
$(info $(patsubst ))
--- expect
Makefile:1: *** insufficient number of arguments (1) to function 'patsubst'.  Stop.
