# a variable that needs itself
--- Makefile
x = $(y)
y = a $(x)
$(info $(x))
--- expect
Makefile:1: *** Recursive variable 'x' references itself (eventually).  Stop.
