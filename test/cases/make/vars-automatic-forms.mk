# the D and F forms are defined before any rule runs
--- Makefile
$(info $(value @D) $(value ^F) [$@] [$(@D)] [$(<F)] $(origin <) $(origin <D))
--- expect
$(patsubst %/,%,$(dir $@)) $(notdir $^) [] [] [] undefined automatic
