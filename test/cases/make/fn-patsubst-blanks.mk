# without a percent sign the blanks of the text stay
--- Makefile
$(info [$(patsubst a,b,  a   c a )] [$(patsubst a,,  a   c a )] [$(patsubst a\%,b,  a%   c )] [$(patsubst %,%,  a   c )] [$(patsubst a,b,ab ba a	a)])
$(info [$(patsubst ,x, a )] [$(patsubst ,x,)] [$(patsubst a b,x,aa b a b a bb a b)] [$(patsubst  a,x,b a  a)])
--- expect
[  b   c b ] [     c  ] [  b   c ] [a c] [ab ba b	b]
[ a x] [x] [aa b x a bb x] [b x  x]
