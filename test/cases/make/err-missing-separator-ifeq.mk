# ifeq needs a blank after it
--- Makefile
ifeq(a,b)
--- expect
Makefile:1: *** missing separator.  Stop.
