# a colon without = belongs to the name
--- Makefile
n := a:b
$(n) = 3
$(info [$(a:b)] [$(a:b=c)])
--- expect
[3] []
