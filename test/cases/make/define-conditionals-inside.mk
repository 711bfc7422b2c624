# conditionals in a definition are text until it is evaluated
--- Makefile
define f
ifeq ($1,y)
$1_x = yes
else
$1_x = no
endif
endef
$(eval $(call f,y))
$(eval $(call f,n))
$(info $(y_x) $(n_x))
--- expect
yes no
