# found only when it is reached
--- Makefile
$(info $(if ,${subst a,fine))
$(info $(if x,${subst a,broken))
--- expect
fine
Makefile:2: *** unterminated call to function 'subst': missing '}'.  Stop.
