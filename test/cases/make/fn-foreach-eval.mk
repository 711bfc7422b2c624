# assignments inside the loop go to the variable it hides
--- Makefile
$(foreach v,a b,$(eval v := x$(v))$(info [$v]))
$(info after [$v] $(origin v))
--- expect
[a]
[b]
after [xb] file
