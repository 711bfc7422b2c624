# override and export before define
--- Makefile
override define a
x
endef
export define b
y
endef
a = z
$(info [$a] [$b] $(origin a))
--- expect
[x] [y] override
