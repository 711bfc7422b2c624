# define with each operator
--- Makefile
x = old
define a =
$(x)
endef
define b :=
$(x)
endef
define c ?=
new
endef
define a +=
more
endef
define x ?=
ignored
endef
define sh !=
echo hi; echo ho
endef
x = new
$(info [$(a)] [$(b)] [$(c)] [$(x)] [$(sh)])
$(info $(flavor a) $(flavor b) $(flavor c) $(flavor sh))
--- expect
[new more] [old] [new] [new] [hi ho]
recursive simple recursive recursive
