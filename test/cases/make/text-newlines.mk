# line breaks are blanks between words and text elsewhere
--- Makefile
define nl


endef
$(info a$(nl)b)
$(info $(words a$(nl)b) $(subst $(nl),N,x$(nl)y) [$(strip $(nl)a$(nl))])
define prog
line one
line two
endef
$(info $(shell printf '%s' '$(prog)'))
--- expect
a
b
2 xNy [a]
line one line two
