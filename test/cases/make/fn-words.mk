# counting, first and last
--- Makefile
$(info [$(words )] [$(words a b  c)] [$(firstword  a b)] [$(lastword a b )] [$(firstword )] [$(lastword )])
--- expect
[0] [3] [a] [b] [] []
