# an even number of backslashes does not continue a line; before a continuation they are halved
--- Makefile
b = x\\
c = y \\\
z
$(info [$(b)] [$(c)])
--- expect
[x\\] [y \ z]
