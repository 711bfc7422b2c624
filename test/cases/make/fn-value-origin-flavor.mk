# what is known of a variable
# env: E=1
--- Makefile
a = $(b)
s := x
override o = 1
n = a
$(info [$(value a)] [$(value $(n))] [$(value none)] [$(value s)])
$(info $(foreach v,a s o E none MAKE SHELL CURDIR MAKEFILE_LIST .VARIABLES @D,$v=$(origin $v)/$(flavor $v)))
$(info $(foreach i,x,$(origin i)/$(flavor i)) [$(origin  a )])
--- expect
[$(b)] [$(b)] [] [x]
a=file/recursive s=file/simple o=override/recursive E=environment/recursive none=undefined/undefined MAKE=default/recursive SHELL=default/simple CURDIR=file/simple MAKEFILE_LIST=file/simple .VARIABLES=default/simple @D=automatic/recursive
automatic/simple [undefined]
