# assignments with all modifiers at once
--- Makefile
override export private a := 1
export override b = 2
private override c += 3
$(info $a $b $c $(origin a) $(origin b) $(origin c))
--- expect
1 2 3 override override override
