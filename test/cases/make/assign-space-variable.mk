# the classic way to a variable that holds a blank
--- Makefile
empty :=
space := $(empty) $(empty)
comma := ,
$(info [$(space)] [$(subst $(space),_,a b  c)] [$(subst $(comma),;,a,b)])
--- expect
[ ] [a_b__c] [a;b]
