# a line that expands to nothing closes the rule above it
--- Makefile
a:
$(info x)
	@echo hi
--- expect
x
Makefile:3: *** recipe commences before first target.  Stop.
