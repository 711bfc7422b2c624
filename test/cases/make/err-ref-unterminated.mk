# a reference that does not end
--- Makefile
a = b
$(a
--- expect
Makefile:2: *** unterminated variable reference.  Stop.
