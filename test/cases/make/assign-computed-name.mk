# names are expanded
--- Makefile
CONFIG = y
lib-$(CONFIG) += a.o
lib-$(CONFIG) += b.o
lib-$(NO) += c.o
$(foreach v,x y,$(eval $(v)_z := <$v>))
e := =
a$(e)b = 1
$(info [$(lib-y)] [$(lib-)] $(x_z) $(y_z) [$(a=b)])
--- expect
[a.o b.o] [c.o] <x> <y> [1]
