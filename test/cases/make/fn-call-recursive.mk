# a called variable may call itself
--- Makefile
rev = $(if $(1),$(call rev,$(wordlist 2,99,$(1))) $(firstword $(1)))
map = $(foreach a,$(2),$(call $(1),$(a)))
o = $(origin $(1))
$(info [$(strip $(call rev,a b c d))] $(call map,o,MAKE o map none))
--- expect
[d c b a] default file file undefined
