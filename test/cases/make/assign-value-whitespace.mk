# what := keeps of blanks
--- Makefile
a := $(strip   x  )  
b =   $(a)  y
define c

 x
endef
$(info [$(a)] [$(b)] [$(c)])
--- expect
[x  ] [x    y] [
 x]
