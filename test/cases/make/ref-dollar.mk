# dollars that introduce nothing
--- Makefile
a = x$
b := [a$ b]
c := [a$$ b]
$(info [$(a)] $(b) $(c) [$(a$)] $$$$)
--- expect
[x$] [ab] [a$ b] [] $$
