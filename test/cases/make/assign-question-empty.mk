# an empty variable is defined
--- Makefile
a =
a ?= x
$(info [$a] $(origin a))
--- expect
[] file
