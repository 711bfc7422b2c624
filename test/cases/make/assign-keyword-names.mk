# directive words are variables when an operator follows
--- Makefile
define = 1
ifeq = 2
export = 3
include = 4
else=5
endef = 6
override = 7
override override = 8
endif := 9
$(info $(define)$(ifeq)$(export)$(include)$(else)$(endef)$(override)$(endif))
--- expect
12345689
