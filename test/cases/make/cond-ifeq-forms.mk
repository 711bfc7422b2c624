# brackets and both kinds of quotes
--- Makefile
ifeq (a,a)
$(info 1)
endif
ifeq "a" 'a'
$(info 2)
endif
ifeq 'a'"a"
$(info 3)
endif
ifneq 'a' 'b'
$(info 4)
endif
ifeq (,)
$(info 5)
endif
ifeq ($(a(b)),)
$(info 6)
endif
--- expect
1
2
3
4
5
