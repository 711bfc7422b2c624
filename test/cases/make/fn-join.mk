# two lists word by word
--- Makefile
$(info [$(join a b,1 2 3)] [$(join a b c,1 2)] [$(join a,)] [$(join ,b c)] [$(join ,)])
--- expect
[a1 b2 3] [a1 b2 c] [a] [b c] []
