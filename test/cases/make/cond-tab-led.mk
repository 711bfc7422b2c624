# directives may be tab-led when no rule is open
--- Makefile
	ifeq (a,b)
	x = 1
	else
	x = 2
	endif
$(info $x)
--- expect
2
