# so does export
--- Makefile
a:
export A
	@echo hi
--- expect
Makefile:3: *** recipe commences before first target.  Stop.
