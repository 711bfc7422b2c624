# each word
--- Makefile
$(info [$(addsuffix .c,a  b)] [$(addprefix p/,a b )] [$(addsuffix ,a)] [$(addprefix a b,c d)] [$(addprefix x,)] [$(addsuffix x,)])
--- expect
[a.c b.c] [p/a p/b] [a] [a bc a bd] [] []
