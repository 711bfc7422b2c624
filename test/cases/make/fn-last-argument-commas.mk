# the last argument takes all commas
--- Makefile
$(info [$(subst a,b,a,a,c)] [$(patsubst %,<%>,a,b c)] [$(strip a,  b)] [$(if x,a,b,c)] [$(foreach i,1 2,$i,$i)])
--- expect
[b,b,c] [<a,b> <c>] [a, b] [a] [1,1 2,2]
