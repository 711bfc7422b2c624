# a missing file is an error
--- Makefile
$(info a)
include nope.mk
--- expect
a
Makefile:2: *** nope.mk: No such file or directory.  Stop.
