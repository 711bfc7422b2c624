# an assignment closes the rule above it
--- Makefile
a:
b = 1
	echo hi
--- expect
Makefile:3: *** recipe commences before first target.  Stop.
