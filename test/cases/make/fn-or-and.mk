# short circuits
--- Makefile
e :=
sp := $(e) $(e)
$(info [$(or ,,c,d)] [$(or )] [$(or  a b , c)] [$(or $(sp),x)] [$(and a,b)] [$(and a,,b)] [$(and  x ,  y )] [$(and )])
--- expect
[c] [] [a b] [ ] [b] [] [y] []
