# a name with a dollar whose brackets do not balance swallows the rest
--- Makefile
a = b
$(info before)
x = <$(a($(a)>) after
$(info $(x))
$(info next)
--- expect
before
<
next
