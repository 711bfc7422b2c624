# words that become empty keep their blank
--- Makefile
q = zb b ab.c
$(info [$(q:z%b=%)] [$(patsubst %b,%,b b c)] [$(q:b=)] [$(patsubst b,,a b c)])
--- expect
[ b ab.c] [  c] [z  ab.c] [a  c]
