# only the blanks after the function's name are dropped
--- Makefile
$(info [$(subst  a , b ,x a y)] [$(addprefix  x, a  b )])
$(info   a, b )
$(info)
$(info )
$(info .)
--- expect
[x  b y] [xa xb]
a, b 

.
