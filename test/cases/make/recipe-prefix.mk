# .RECIPEPREFIX replaces the tab, which is a blank then
--- Makefile
.RECIPEPREFIX = >
a:
>@echo hi
	b = 3
> c = 4
$(info [$b] [$c])
.RECIPEPREFIX =
c:
	d = 5
$(info [$d])
--- expect
Makefile:5: *** recipe commences before first target.  Stop.
