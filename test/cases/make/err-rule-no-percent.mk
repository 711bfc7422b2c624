# it must be a pattern
--- Makefile
a: b: %.c
--- expect
Makefile:1: *** target pattern contains no '%'.  Stop.
