# a variable that replaces itself when first used
--- Makefile
X = $(eval X := $(info once)value)$(X)
$(info $(X) $(X) $(flavor X))
--- expect
once
value value simple
