# nothing in a branch not taken happens
--- Makefile
ifdef nope
a = 1
export a
$(info no)
$(error no)
foo bar
undefine MAKE
.RECIPEPREFIX = >
endif
$(info [$a] $(MAKE))
--- expect
[] make
