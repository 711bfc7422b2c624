# a range keeps the blanks inside it
--- Makefile
$(info [$(wordlist 2,3,a b c d)] [$(wordlist 2,1,a b)] [$(wordlist 1,0,a b)] [$(wordlist 2,9,a b  c )] [$(wordlist 4,9,a b c)] [$(wordlist 1,2,  a   b   c)])
--- expect
[b c] [] [] [b  c] [] [a   b]
