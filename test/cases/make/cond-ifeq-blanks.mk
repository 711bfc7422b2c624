# blanks count at the start of the left side and at the end of the right one
--- Makefile
ifeq ( a,a)
$(info 1)
endif
ifeq (a ,a)
$(info 2)
endif
ifeq (a, a)
$(info 3)
endif
ifeq (a,a )
$(info 4)
endif
ifeq 	 (a,a)
$(info 5)
endif
--- expect
2
3
5
