# names are relative to the folder of the process, not of the file
--- Makefile
include sub/a.mk
$(info $(x) $(MAKEFILE_LIST))
--- sub/a.mk
include sub/b.mk
-include b.mk
--- sub/b.mk
x = b
--- expect
b Makefile sub/a.mk sub/b.mk
