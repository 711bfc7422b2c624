# tab-led include without a rule
--- Makefile
	include a.mk
$(info $x)
--- a.mk
x = tab
--- expect
tab
