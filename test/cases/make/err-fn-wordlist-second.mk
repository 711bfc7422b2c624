# the second number
--- Makefile
$(info $(wordlist 1,x,a b))
--- expect
Makefile:1: *** non-numeric second argument to 'wordlist' function: 'x'.  Stop.
