# private at the top level is an assignment
--- Makefile
private b = 3
private export c := 4
$(info $b $c)
--- expect
3 4
