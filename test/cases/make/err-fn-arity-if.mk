# if needs two
--- Makefile
$(info $(if a))
--- expect
Makefile:1: *** insufficient number of arguments (1) to function 'if'.  Stop.
