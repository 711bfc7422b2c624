# registering through eval and call, guarded by a switch
--- Makefile
define addlib
$(if $(filter y,$(2)),LIBS += $(1))
$(1)_BASE := base/$(1)
endef
$(eval $(call addlib,one,y))
$(eval $(call addlib,two,n))
$(eval $(call addlib,three,$(none)))
$(info [$(LIBS)] $(two_BASE))
--- expect
[one] base/two
