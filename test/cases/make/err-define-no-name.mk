# a definition needs a name
--- Makefile
define
endef
--- expect
Makefile:1: *** empty variable name.  Stop.
