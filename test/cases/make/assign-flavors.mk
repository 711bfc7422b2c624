# recursive, simple, conditional, appended, shell
--- Makefile
x = 1
a = $(x)
b := $(x)
c ::= $(x)
d ?= $(x)
d ?= no
e += $(x)
f != echo $(x)
x = 2
$(info $a $b $c $d $e $f)
$(info $(flavor a) $(flavor b) $(flavor c) $(flavor d) $(flavor e) $(flavor f))
--- expect
2 1 1 2 2 1
recursive simple simple recursive recursive recursive
