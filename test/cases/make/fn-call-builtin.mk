# functions can be called, their arguments already expanded
--- Makefile
f = subst
$(info [$(call subst,a,b,aaa)] [$(call $(f),a,b,ca)] [$(call if,x,a,b)] [$(call or,,b)] [$(call foreach,x,a b,<$$x>)] [$(call words,a b,c)])
$(call info,said)
--- expect
[bbb] [cb] [a] [b] [<a> <b>] [2]
said
