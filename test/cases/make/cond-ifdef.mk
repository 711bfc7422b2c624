# ifdef looks at the unexpanded value
--- Makefile
x =
y = $(x)
n = y
ifdef x
$(info 1)
endif
ifdef y
$(info 2)
endif
ifdef $(n)
$(info 3)
endif
ifndef z
$(info 4)
endif
ifdef $(x)
$(info 5)
endif
--- expect
2
3
4
