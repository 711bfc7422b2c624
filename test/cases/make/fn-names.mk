# a function needs a blank after its name, at the start of the reference
--- Makefile
words = var
f = words
$(info [$(words)] [$($(f) a b)] [$(words	a b)] [$(words )] [$( words a)])
$(info [$(nofunction a,b)])
--- expect
[var] [] [2] [0] []
[]
