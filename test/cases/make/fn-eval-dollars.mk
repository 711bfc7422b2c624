# dollars through call and eval
--- Makefile
v = V
define t
a := $(v)
b = $$(v)
c = $$$$(v)
d := $$$$(v)
endef
$(eval $(t))
$(info $(value a) $(value b) $(value c) $(value d))
$(eval $(value t))
$(info $(value a) $(value b) $(value c) $(value d))
--- expect
V $(v) $$(v) $(v)
V $$(v) $$$$(v) $$(v)
