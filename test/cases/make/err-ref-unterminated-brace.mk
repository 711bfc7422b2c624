# brackets of the other kind do not close it
--- Makefile
$(info ${subst a,b,(a)
--- expect
Makefile:1: *** unterminated call to function 'info': missing ')'.  Stop.
