# blanks of any kind
--- Makefile
define nl


endef
$(info [$(strip  a  b	c $(nl) d )] [$(strip )])
--- expect
[a b c d] []
