# writing, appending, reading
--- Makefile
$(file >f1,hello)$(file >>f1,world)$(file > f2)$(info [$(file <f1)] [$(file < f2)] [$(file <nope)])
$(file >>f1,)$(info [$(file <f1)])
$(file >f3,  two words, and a comma )$(info [$(file <f3)] $(shell wc -l < f3))
define body
a
b

endef
$(file >f4,$(body))$(info $(shell od -An -c f4))
--- expect
[hello
world] [] []
[hello
world
]
[  two words, and a comma ] 1
   a  \n   b  \n
