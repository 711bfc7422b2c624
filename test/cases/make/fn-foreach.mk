# the loop variable hides others and goes away
--- Makefile
x = global
$(info [$(foreach x, a b  c ,<$x>)] [$(foreach x,,a)] [$(foreach x,a b,)] [$x] [$(foreach x,1 2,$(foreach x,a b,$x)$x)])
$(info $(foreach n,x,$($n)) $(foreach x ,a,$(x)$(origin x)) $(origin x))
--- expect
[<a> <b> <c>] [] [ ] [global] [a b1 a b2]
global aautomatic file
