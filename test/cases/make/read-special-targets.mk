# special targets are rules
--- Makefile
.PHONY: all clean
.SUFFIXES:
.PRECIOUS: %.o
.SECONDEXPANSION:
x: $$@.c
$(info read $(.DEFAULT_GOAL))
--- expect
read x
