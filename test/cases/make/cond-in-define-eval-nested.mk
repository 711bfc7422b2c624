# conditionals made by foreach, call and eval
--- Makefile
define gen
ifneq ($(filter y m,$(1)),)
list-$(1) += $(2)
else ifeq ($(1),x)
$$(info x with $(2))
else
other += $(2)
endif
endef
$(foreach s,y:a m:b x:c n:d y:e,$(eval $(call gen,$(firstword $(subst :, ,$(s))),$(lastword $(subst :, ,$(s))))))
$(info [$(list-y)] [$(list-m)] [$(other)])
--- expect
x with c
[a e] [b] [d]
