# conditionals do not reach over the end of a file
# differs: GNU make names the line after the last one
--- Makefile
include a.mk
endif
--- a.mk
ifeq (a,a)
--- expect
a.mk:1: *** missing 'endif'.  Stop.
