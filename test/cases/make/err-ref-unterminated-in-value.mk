# in a value it is shown where the value was written, when it is used
--- Makefile
a = ${b
$(info ok)
$(info $(a))
--- expect
ok
Makefile:1: *** unterminated variable reference.  Stop.
