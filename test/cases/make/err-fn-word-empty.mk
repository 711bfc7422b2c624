# an empty number
--- Makefile
$(info $(word ,a b))
--- expect
Makefile:1: *** non-numeric first argument to 'word' function: ''.  Stop.
