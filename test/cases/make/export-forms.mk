# export with each operator
--- Makefile
x = 1
export a := $(x)
export b ?= $(x)
export c += $(x)
export d e
export override f = 1
unexport g h
export $(x)y
d = 5
$(info $a $b $c $d $f)
--- expect
1 1 1 5 1
