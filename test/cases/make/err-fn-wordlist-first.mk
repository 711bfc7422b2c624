# the first number
--- Makefile
$(info $(wordlist x,1,a b))
--- expect
Makefile:1: *** non-numeric first argument to 'wordlist' function: 'x'.  Stop.
