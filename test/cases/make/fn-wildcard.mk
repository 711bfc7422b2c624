# existing files, sorted within each pattern
--- Makefile
$(info [$(wildcard *.c)] [$(wildcard nope *.h b.c)] [$(wildcard sub/*)] [$(wildcard ./*.c)] [$(wildcard */x.c)])
$(info [$(wildcard [ab].c)] [$(wildcard ?.h)] [$(wildcard [!a].c)] [$(wildcard *.none)] [$(wildcard sub)] [$(wildcard sub/)] [$(wildcard s*/)] [$(wildcard nope*/x)])
--- a.c
--- b.c
--- c.h
--- .hidden.c
--- sub/x.c
--- sub/y.c

--- expect
[a.c b.c] [c.h b.c] [sub/x.c sub/y.c] [./a.c ./b.c] [sub/x.c]
[a.c b.c] [c.h] [b.c] [] [sub] [sub/] [sub/] []
