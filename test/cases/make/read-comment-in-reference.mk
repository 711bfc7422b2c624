# inside a reference a # is text
--- Makefile
x = $(subst b,#,abc) # c
$(info [$(x)] [$(subst a,#,a)])
y = $(x # z
$(info [$(value y)])
--- expect
[a#c ] [#]
[$(x # z]
