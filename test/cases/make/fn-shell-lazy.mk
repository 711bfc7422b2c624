# a recursive value asks each time
--- Makefile
x = $(shell echo run >> log; wc -l < log)
$(info $(strip $(x)) $(strip $(x)))
y := $(x)
$(info $(strip $y $y))
--- expect
1 2
3 3
