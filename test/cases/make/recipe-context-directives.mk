# tab-led lines of an open rule are recipe text, whatever they say
--- Makefile
a:
	ifeq (a,b)
	foo = 1
	endif
ifeq (a,b)
	endif
	else
else
	include nowhere

# comment
	$(error not expanded)
endif
$(info [$(foo)])
--- expect
[]
