# text becomes statements; it is expanded twice
--- Makefile
name = foo
define f
$(1) := $(2)
$(1)_late = $$(name)
define $(1)_body
inner $(1) $$1
endef
endef
$(eval $(call f,x,1))
$(info $(x) $(value x_late) [$(call x_body,z)])
$(info [$(eval a = 1)] $(a) [$(eval)])
--- expect
1 $(name) [inner x z]
[] 1 []
