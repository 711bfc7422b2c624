# plain replacement
--- Makefile
$(info [$(subst ee,EE,feet on the street)] [$(subst a,,banana)] [$(subst ,x,abc)] [$(subst aa,b,aaa)] [$(subst a b,-,a b  a b)] [$(subst a,&$$1,a)])
--- expect
[fEEt on the strEEt] [bnn] [abcx] [ba] [-  -] [&$1]
