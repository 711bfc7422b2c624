# arguments are bound, not stripped; the name is stripped
--- Makefile
in = <$0|$1|$2|$3>
$(info $(call in,a,b,c,d) $(call in, a , b ) $(call  in  ,x) $(call in))
s := <$$1>
$(info $(call s,x) [$(call none,x)] [$(call )] [$(call ,x)])
$(info $(call in,$(empty),y) $(call in,a$(comma)b))
--- expect
<in|a|b|c> <in| a | b |> <in|x||> <in|||>
<$1> [] [] []
<in||y|> <in|ab||>
