# the name is expanded
--- Makefile
rule_c = cc $1
rule_S = as $1
$(info $(foreach s,a.c b.S,$(call rule_$(patsubst .%,%,$(suffix $s)),$s)))
p = $(call $1,$2)
$(info $(call p,rule_c,x))
--- expect
cc a.c as b.S
cc x
