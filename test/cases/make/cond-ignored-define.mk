# in a branch not taken a define hides everything up to the first endef
--- Makefile
ifeq (a,b)
define x
else
endif
endef
$(info no)
else
$(info else)
endif
--- expect
else
