# define += joins with a blank, keeping line breaks inside
--- Makefile
define a
1
2
endef
define a +=
3
4
endef
$(info [$(a)])
--- expect
[1
2 3
4]
