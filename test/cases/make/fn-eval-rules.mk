# rules with recipes, and what follows them
--- Makefile
define r
$1: $2
	@echo $$@
$1_done := yes
endef
$(eval $(call r,a,b))
$(eval b:;)
$(info $(a_done) $(.DEFAULT_GOAL))
--- expect
yes a
