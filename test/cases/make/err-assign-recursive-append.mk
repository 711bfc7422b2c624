# the usual way into it
--- Makefile
CFLAGS = -O2
CFLAGS = $(CFLAGS) -g
$(info start)
a := $(CFLAGS)
--- expect
start
Makefile:2: *** Recursive variable 'CFLAGS' references itself (eventually).  Stop.
