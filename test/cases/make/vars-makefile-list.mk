# special variables
--- Makefile
$(info [$(MAKEFILE_LIST)] $(if $(filter /%,$(CURDIR)),absolute) $(MAKE) $(MAKE_VERSION) [$(MAKEFLAGS)] $(MAKELEVEL) [$(.DEFAULT_GOAL)])
a: b
$(info $(.DEFAULT_GOAL))
.DEFAULT_GOAL := q
z:
$(info $(.DEFAULT_GOAL) $(filter MAKE a_b,$(.VARIABLES)))
a_b = 1
$(info $(filter MAKE a_b,$(.VARIABLES)))
--- expect
[Makefile] absolute make 4.3 [] 0 []
a
q MAKE
MAKE a_b
