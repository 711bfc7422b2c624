# deep nesting of functions and variables
--- Makefile
a0 = x
$(foreach i,0 1 2 3 4 5 6 7 8 9,$(eval a$(words x $(wordlist 1,$i,a a a a a a a a a a)) = $$(subst x,xx,$$(a$i))))
$(info $(a3) $(a4))
$(info $(strip $(strip $(strip $(strip $(strip $(strip $(strip $(strip  deep )))))))))
--- expect
xxxxxxxx xxxxxxxxxxxxxxxx
deep
