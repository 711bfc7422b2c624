# not a special target, not a pattern, not a target with a period
--- Makefile
.PHONY: x
%.o: %.c
.hidden: x
$(info [$(.DEFAULT_GOAL)])
./sub/a: x
b: x
$(info [$(.DEFAULT_GOAL)])
--- expect
[]
[sub/a]
