# references in references
--- Makefile
a = b
b = c
c = d
x_d_y = deep
$(info $($(a)) $($($(a))) $(x_$($($(a)))_y) $($(none)) ${$(a)})
--- expect
c d deep  c
