# vpath is accepted in every form
--- Makefile
vpath %.c src:lib
vpath %.h inc
vpath %.c
vpath
$(info ok)
--- expect
ok
