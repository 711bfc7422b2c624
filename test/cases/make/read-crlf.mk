# a carriage return before a line break belongs to it
--- Makefile
x = a
y = b \
  c
$(info [$x] [$y])
--- expect
[a] [b c]
