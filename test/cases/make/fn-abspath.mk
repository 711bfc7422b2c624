# names only, existing or not
--- Makefile
here = $(subst $(CURDIR),CUR,$1)
$(info $(call here,$(abspath a ./b /x/../y //z / a/.//b/ sub/../x a/..)))
$(info [$(abspath )])
--- expect
CUR/a CUR/b /y /z / CUR/a/b CUR/x CUR
[]
