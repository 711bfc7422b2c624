# chains share one endif
--- Makefile
v = 2
ifeq ($v,1)
$(info one)
else ifeq ($v,2)
$(info two)
else ifdef v
$(info defined)
else
$(info other)
endif
ifneq ($v,2)
$(info a)
else ifeq ($v,3)
$(info b)
else
$(info c)
endif
--- expect
two
c
