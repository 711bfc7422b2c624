# the left side is expanded before the right one is looked for
--- Makefile
ifeq ($(info left)a,b
endif
--- expect
left
Makefile:1: *** invalid syntax in conditional.  Stop.
