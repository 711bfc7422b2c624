# an unterminated definition in evaluated text
--- Makefile
$(eval define x)
--- expect
Makefile:1: *** missing 'endef', unterminated 'define'.  Stop.
