# an error in evaluated text
--- Makefile
$(info a)
$(eval foo bar)
--- expect
a
Makefile:2: *** missing separator.  Stop.
