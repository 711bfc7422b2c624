# a backslash-newline and the blanks around it become one blank
--- Makefile
a = one \
   two\
	three   \
four
b = p\
q
c = x \
  \
  y
$(info [$(a)] [$(b)] [$(c)])
--- expect
[one two three four] [p q] [x y]
