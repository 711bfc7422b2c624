# a target that does not match its pattern
--- Makefile
a b.o: %.o: %.c
$(info on)
--- expect
Makefile:1: target 'a' doesn't match the target pattern
on
