# brackets in a name count only when a dollar is among it
--- Makefile
a(b = 1
a = 3
b3 = 4
x = a(b
$(info $(a(b)) [$($(x))] [${a(b}])
a{b = 5
$(info [$(a{b)])
--- expect
Makefile:5: *** unterminated call to function 'info': missing ')'.  Stop.
