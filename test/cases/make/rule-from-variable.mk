# the colon, and even the recipe, may come from a variable
--- Makefile
x = a: b;c
$(x)
$(info $(.DEFAULT_GOAL))
y = d
$(y)$(y): e
	c = 1
$(info [$(c)])
--- expect
a
[]
