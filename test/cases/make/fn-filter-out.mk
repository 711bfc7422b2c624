# the others
--- Makefile
$(info [$(filter-out %.c a,a b.c a c)] [$(filter-out %,a b)] [$(filter-out ,a  b)] [$(filter-out a,a)])
--- expect
[c] [] [a b] []
