# a function's name at the very end of an argument is a call, too
--- Makefile
$(info [$(subst)] [$(words)])
$(info ${if $(strip,a)
--- expect
[] []
Makefile:2: *** unterminated call to function 'info': missing ')'.  Stop.
