# names only, existing or not
--- Makefile
strip = $(subst $(CURDIR),CUR,$1)
$(info $(call strip,$(abspath a ./b /x/../y //z / a/.//b/ ../nope/../x a/..)))
$(info [$(abspath )])
--- expect
/tmp/make/g/d/a /tmp/make/g/d/b /y /z / /tmp/make/g/d/a/b /tmp/make/g/x /tmp/make/g/d
[]
