# text beyond ASCII is text
--- Makefile
größe = 3
x := ä ö ü
$(info $(größe) $(words $x) $(subst ö,oe,$x) $(sort ü ä z))
--- expect
3 3 ä oe ü ä ü z
