# only brackets of the kind that opened the call count
--- Makefile
$(info ${subst a,b,(a)} [$(subst a,b,{a)] $(subst (a),b,x(a)x) ${subst {a},b,{a}{})
$(info $(subst a,(b,c),a))
--- expect
Makefile:1: *** unterminated call to function 'subst': missing '}'.  Stop.
