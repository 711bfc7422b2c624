# calling a number gives the argument
--- Makefile
1 = global
$(info [$(call 1,arg)] [$(call 2,a,b)] [$(call 0,a)] [$1])
--- expect
[arg] [] [] [global]
