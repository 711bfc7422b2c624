# a file written when the text is expanded the second time
--- Makefile
write = $$(file >$(1),$(2))
define r
x := $(call write,out,text)
endef
$(info [$(wildcard out)])
$(eval $(r))
$(info [$(wildcard out)] $(file <out))
--- expect
[]
[out] text
