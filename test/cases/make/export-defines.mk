# a name in export or unexport becomes an empty variable
--- Makefile
export A
unexport B
C ?= no
export C
A ?= no
$(info [$A] $(origin A) $(flavor A) $(origin B) [$C])
--- expect
[] file simple file [no]
