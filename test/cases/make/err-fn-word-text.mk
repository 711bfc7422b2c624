# the number must be one
--- Makefile
$(info $(word x,a b))
--- expect
Makefile:1: *** non-numeric first argument to 'word' function: 'x'.  Stop.
