# errors in evaluated text are shown at the statement that a person wrote
--- Makefile
define f
a = 1
foo bar
endef

$(eval $(f))
--- expect
Makefile:6: *** missing separator.  Stop.
