# ranges begin at 1
--- Makefile
$(info $(wordlist 0,1,a b))
--- expect
Makefile:1: *** invalid first argument to 'wordlist' function: '0'.  Stop.
