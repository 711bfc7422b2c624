# without an operator the whole line is the name
--- Makefile
define a b
x
endef
n = a b
$(info [$($(n))])
--- expect
[x]
