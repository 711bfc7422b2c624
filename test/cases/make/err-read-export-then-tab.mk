# export does not take the tab-led line after it
--- Makefile
export x
	y
--- expect
Makefile:2: *** recipe commences before first target.  Stop.
