# a closing bracket too many on the left side
--- Makefile
ifeq ($(subst a,b,a))b,b)b)
$(info 1)
else
$(info 2)
endif
--- expect
Makefile:1: extraneous text after 'ifeq' directive
2
