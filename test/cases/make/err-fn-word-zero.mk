# words are counted from 1
--- Makefile
$(info $(word 0,a b))
--- expect
Makefile:1: *** first argument to 'word' function must be greater than 0.  Stop.
