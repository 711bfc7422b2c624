# a comment goes on over a continuation
--- Makefile
# a comment \
$(error not reached)
d = 1 # more \
  of it
$(info [$(d)])
--- expect
[1 ]
