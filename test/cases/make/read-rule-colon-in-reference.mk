# colons inside references belong to them
--- Makefile
q = a.c
t: $(q:.c=.o) ; echo $(q:.c=.x)
$(info $(.DEFAULT_GOAL))
--- expect
t
