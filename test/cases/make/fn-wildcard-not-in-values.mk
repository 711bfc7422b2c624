# values are not globbed by themselves
--- Makefile
x = *.c
$(info $(x) $(wildcard $(x)))
--- a.c

--- expect
*.c a.c
