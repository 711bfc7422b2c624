# both must be numbers
# requires: 4.4
--- Makefile
$(info $(intcmp a,1))
--- expect
Makefile:1: *** non-numeric first argument to 'intcmp' function: 'a'.  Stop.
