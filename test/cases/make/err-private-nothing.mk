# private too
--- Makefile
private
--- expect
Makefile:1: *** missing separator.  Stop.
