# even a command-line or override variable is hidden
--- Makefile
override V = cmd
$(info $(foreach V,a b,$V) $V)
$(foreach V,a,$(eval V = x))
$(info $V)
--- expect
a b cmd
cmd
