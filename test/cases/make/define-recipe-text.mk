# recipes in definitions keep their tabs
--- Makefile
define r
all_$(1):
	@echo $$@ \
	  more
	# shell comment
endef
$(info $(call r,x))
--- expect
all_x:
	@echo $@ more
	# shell comment
