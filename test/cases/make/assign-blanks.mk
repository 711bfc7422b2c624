# blanks around the name and before the value go, those after stay
--- Makefile
   a   =   b   
b=c
c	:=	d
d+=1
d	+= 2
e?=3
f!=echo 4
$(info [$(a)] [$b] [$c] [$d] [$e] [$f])
--- expect
[b   ] [c] [d] [1 2] [3] [4]
