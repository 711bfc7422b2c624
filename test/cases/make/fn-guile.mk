# Guile is refused by name, where GNU make without Guile gives nothing
# differs: an empty answer would be a wrong one
--- Makefile
$(info [$(guile 1)])
--- expect
Makefile:1: *** 'guile' function is not supported: there is no Guile interpreter here.  Stop.
