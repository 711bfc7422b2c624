# brackets inside an argument are counted
--- Makefile
x := b,c
ifeq (a (b,c),a (b,c))
$(info 1)
endif
ifeq ($(subst a,b,a),b)
$(info 2)
endif
ifeq ($(x),b,c)
$(info 3)
endif
--- expect
1
2
3
