# foreach needs three
--- Makefile
$(info $(foreach a,b))
--- expect
Makefile:1: *** insufficient number of arguments (2) to function 'foreach'.  Stop.
