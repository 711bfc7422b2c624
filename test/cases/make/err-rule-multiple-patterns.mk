# a static pattern rule has one pattern
--- Makefile
a: b% c: %.c
--- expect
Makefile:1: *** multiple target patterns.  Stop.
