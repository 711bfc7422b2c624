# the condition is stripped before it is expanded
--- Makefile
e :=
sp := $(e) $(e)
$(info [$(if ,a,b)] [$(if x,a)] [$(if  ,a,b)] [$(if $(sp),a,b)] [$(if $(sp) ,a,b)] [$(if ,a)] [$(if x, a , b )])
--- expect
[b] [a] [b] [a] [a] [] [ a ]
