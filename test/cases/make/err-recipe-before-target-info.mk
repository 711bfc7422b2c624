# even a line that expands to nothing
--- Makefile
	$(info said)
--- expect
Makefile:1: *** recipe commences before first target.  Stop.
