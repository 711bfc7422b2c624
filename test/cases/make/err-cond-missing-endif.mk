# an unterminated conditional is shown where it begins
# differs: GNU make names the line after the last one
--- Makefile
$(info a)
ifeq (a,a)
$(info b)

--- expect
a
b
Makefile:2: *** missing 'endif'.  Stop.
