# an indented endef with a comment
--- Makefile
define a
x
  endef # done
$(info [$a])
--- expect
[x]
