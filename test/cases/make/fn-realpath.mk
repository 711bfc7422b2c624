# existing files only
--- Makefile
$(info [$(subst $(CURDIR),CUR,$(realpath Makefile nope . sub/../a.c))])
--- a.c
--- sub/b.c

--- expect
[CUR/Makefile CUR CUR/a.c]
