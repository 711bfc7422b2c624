# patterns
--- Makefile
$(info [$(patsubst %.c,%.o,x.c.c bar.c  c.d)] [$(patsubst a,b,a aa a)] [$(patsubst %,x%y%,a b)] [$(patsubst a%b%,%,aXb% aXb)])
$(info [$(patsubst ,x,a)] [$(patsubst %.c,lit,a.c b)] [$(patsubst a,%,a)] [$(patsubst %,%,  a   b )] [$(patsubst %b,%,b)] [$(patsubst a%a,%,a aa aba)])
--- expect
[x.c.o bar.o c.d] [b aa b] [xay% xby%] [X aXb]
[a] [lit b] [%] [a b] [] [a  b]
