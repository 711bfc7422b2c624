# a negative number
--- Makefile
$(info $(word -1,a b))
--- expect
Makefile:1: *** non-numeric first argument to 'word' function: '-1'.  Stop.
