# the outermost unfinished call is named
--- Makefile
$(info $(subst a,b)
--- expect
Makefile:1: *** unterminated call to function 'info': missing ')'.  Stop.
