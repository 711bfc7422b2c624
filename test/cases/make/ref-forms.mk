# brackets, braces, single characters
--- Makefile
a = A
ab = B
$(info $ab $(ab) ${ab} $$a $$(ab) $(a)b $(a )b ${a}b)
--- expect
Ab B B $a $(ab) Ab b Ab
