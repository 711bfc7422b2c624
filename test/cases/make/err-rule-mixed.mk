# patterns and names do not mix
--- Makefile
%.o b: c
--- expect
Makefile:1: *** mixed implicit and normal rules.  Stop.
