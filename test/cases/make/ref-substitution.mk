# suffix and pattern forms
--- Makefile
q = zb b ab.c x.c
$(info [$(q:b=c)] [$(q:%b=c%)] [$(q:.c=.o)] [$(q:=.o)] [$(q:b=)] [$(q:%.c=obj/%.o)] [$(q:b)])
$(info [$(q:z%b=%)] [${q:.c=.o}] [$(none:a=b)])
--- expect
[zc c ab.c x.c] [cz c ab.c x.c] [zb b ab.o x.o] [zb.o b.o ab.c.o x.c.o] [z  ab.c x.c] [zb b obj/ab.o obj/x.o] []
[ b ab.c x.c] [zb b ab.o x.o] []
