# shown where the text was written
--- Makefile
f = $(word 0,$1)
g = $(call f,$1)

$(info $(call g,a))
--- expect
Makefile:1: *** first argument to 'word' function must be greater than 0.  Stop.
