# a tab-led comment or blank line is nothing
--- Makefile
	# comment
	
$(info ok)
--- expect
ok
