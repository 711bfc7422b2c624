# continuations inside a definition are joined
--- Makefile
define a
one \
  two
	tab \
	led
# comment $(x) \
 continued
three\\
end
endef
$(info [$(value a)])
--- expect
[one two
	tab led
# comment $(x) continued
three\\
end]
