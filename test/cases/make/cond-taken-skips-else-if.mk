# the condition after a taken branch is not read
--- Makefile
ifeq (a,a)
$(info 1)
else ifeq
$(info 2)
else ifeq ($(error no),)
$(info 3)
endif
--- expect
1
