# by number from 1
--- Makefile
$(info [$(word 1,a b)] [$(word 9,a)] [$(word  2 ,a  b )] [$(word 01,x)])
--- expect
[a] [] [b] [x]
