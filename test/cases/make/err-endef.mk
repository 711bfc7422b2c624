# an endef without a definition
--- Makefile
endef
--- expect
Makefile:1: *** missing separator.  Stop.
