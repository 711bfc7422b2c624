# patterns and words, kept in the text's order
--- Makefile
$(info [$(filter %.c a,a b.c a c)] [$(filter %,)] [$(filter a%c,ac abc abcd)] [$(filter %%,% a)] [$(filter a\%b,a%b axb)] [$(filter ,a)] [$(filter b a,a b  c a)])
--- expect
[a b.c a] [] [ac abc] [%] [a%b] [] [a b a]
