# patterns are sorted; computed names; nothing is fine
--- Makefile
dir = sub
include $(dir)/*.mk
include $(none)
include
-include
$(info $(MAKEFILE_LIST))
--- sub/b.mk
$(info b)
--- sub/a.mk
$(info a)
--- expect
a
b
Makefile sub/a.mk sub/b.mk
