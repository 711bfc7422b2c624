# a rule whose targets expand to nothing swallows its recipe
--- Makefile
$(none): a
	b = 1
	@echo never
$(info [$b])
--- expect
[]
