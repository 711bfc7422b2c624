# eval in eval
--- Makefile
$(eval $$(eval a := $$(strip  x ))$$(eval b = $$$$(a)))
$(info $a $(value b))
--- expect
x $(a)
