# a line that is nothing make knows
--- Makefile
$(info before)
foo bar
--- expect
before
Makefile:2: *** missing separator.  Stop.
