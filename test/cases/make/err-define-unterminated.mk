# an unterminated definition is shown where it begins
--- Makefile
$(info a)
define x
foo
--- expect
a
Makefile:2: *** missing 'endef', unterminated 'define'.  Stop.
