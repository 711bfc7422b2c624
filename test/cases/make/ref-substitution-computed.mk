# the whole inside is expanded before its parts are looked for
--- Makefile
q = a.c b.c
from = .c
to = .o
n = q
y = q:.c=.x
s := "v" w"
$(info [$($(n):$(from)=$(to))] [$(q:%$(from)=$(to)/%)] [$($(y))] [$(s:"%"=%)])
--- expect
[a.o b.o] [.o/a .o/b] [a.x b.x] [v w"]
