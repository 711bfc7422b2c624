# the line is looked at after expansion
--- Makefile
x = foo
$(x)
--- expect
Makefile:2: *** missing separator.  Stop.
