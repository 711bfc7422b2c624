# errors in text nobody expands do not happen
--- Makefile
$(info [$(if ,$(error no),yes)] [$(or a,$(error no))] [$(and ,$(error no))] [$(if x,1,$(word 0,a))])
f = $(error no)
$(info $(flavor f))
--- expect
[yes] [a] [] [1]
recursive
