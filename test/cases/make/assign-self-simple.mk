# := may name itself
--- Makefile
y := $(y) b
y := $(y) c
$(info [$y])
--- expect
[ b c]
