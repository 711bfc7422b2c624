# replacing the value meanwhile does not help
--- Makefile
Y = $(eval Y = 5)$(Y)
$(info $(Y))
--- expect
Makefile:2: *** Recursive variable 'Y' references itself (eventually).  Stop.
