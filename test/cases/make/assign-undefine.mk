# undefine by computed name
--- Makefile
a = 1
n = a
undefine $(n)
undefine nope
$(info [$(a)] $(origin a) $(flavor a))
ifdef a
$(info defined)
endif
--- expect
[] undefined undefined
