# target-specific variables are not assignments
--- Makefile
a: X = 1
a: override Y := $(X)2
a: export Z += 3
%.o: private W ?= 4
$(info [$X$Y$Z$W] [$(.DEFAULT_GOAL)])
--- expect
[] []
