# two words and an operator are no assignment
--- Makefile
a b = 3
--- expect
Makefile:1: *** missing separator.  Stop.
