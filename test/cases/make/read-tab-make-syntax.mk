# a tab-led line with no rule open is make syntax
--- Makefile
	a = 1;
	b := $(a)
	ifeq ($(a),1;)
	c = yes
	else
	c = no
	endif
$(info [$(a)] [$(b)] [$(c)])
--- expect
[1;] [1;] [yes]
