# nothing follows a target-specific variable
--- Makefile
a: X = b;c # d
	echo
--- expect
Makefile:2: *** recipe commences before first target.  Stop.
