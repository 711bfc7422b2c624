# found or nothing
--- Makefile
$(info [$(findstring b,abc)] [$(findstring ,abc)] [$(findstring x,abc)] [$(findstring b c,a b c)] [$(findstring a,)])
--- expect
[b] [] [] [b c] []
