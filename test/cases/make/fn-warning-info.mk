# warnings have a place, informations none
--- Makefile
$(warning  a, b )
x = $(warning in x)$(info in x)
y = $(x)

a := $(y)
--- expect
Makefile:1: a, b 
Makefile:5: in x
in x
