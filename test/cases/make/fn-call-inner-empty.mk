# an inner call with fewer arguments sees empty ones, not the outer's
--- Makefile
1 = global1
3 = global3
in = <$1|$2|$3|$4>
out = $(call in,$1) $(call in,$1,y)
$(info $(call out,a,b,c,d))
$(info $(call in,a) $1 $3)
--- expect
<a|||> <a|y||>
<a||global3|> global1 global3
