# a word each, and the rest for the last name
# requires: 4.4
--- Makefile
a = outer
reverse = $(let first rest,$1,$(if $(rest),$(call reverse,$(rest)) )$(first))
$(info [$(let a b c,1 2 3 4  5,$a|$b|$c)] [$(let a b,1,$a|$b)] [$a] [$(call reverse,a b c)])
--- expect
[1|2|3 4  5] [1|] [outer] [c b a]
