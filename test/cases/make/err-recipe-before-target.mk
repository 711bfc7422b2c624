# a tab-led line that is neither assignment nor directive
--- Makefile
$(info first)
	foo: bar
--- expect
first
Makefile:2: *** recipe commences before first target.  Stop.
