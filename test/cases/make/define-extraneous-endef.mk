# text after endef is warned about
--- Makefile
define x
foo
endef junk
$(info $x)
--- expect
Makefile:3: extraneous text after 'endef' directive
foo
