# errors name the included file
--- Makefile
include a.mk
--- a.mk
x = 1
foo bar
--- expect
a.mk:2: *** missing separator.  Stop.
