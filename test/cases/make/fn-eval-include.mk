# include and undefine in eval
--- Makefile
$(eval include inc.mk)
$(info $(x) $(MAKEFILE_LIST))
$(eval undefine x)
$(info [$(origin x)])
--- inc.mk
x = from inc
--- expect
from inc Makefile inc.mk
[undefined]
