# a hash in a definition is text until it is evaluated
--- Makefile
define a
x := 1 # comment
y := a\#b
endef
$(info [$(a)])
$(eval $(a))
$(info [$(x)] [$(y)])
--- expect
[x := 1 # comment
y := a\#b]
[1 ] [a#b]
