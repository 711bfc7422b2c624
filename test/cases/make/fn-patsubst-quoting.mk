# quoted percent signs
--- Makefile
$(info [$(patsubst a\%b,c%,a%b axb)] [$(patsubst a%b,\%%,aXb)] [$(patsubst a\\%b,%,a\Xb)] [$(patsubst \x%,%,\xy)] [$(patsubst %,\\%,a)] [$(patsubst %,a\b%,a)])
--- expect
[c% axb] [%X] [X] [y] [\a] [a\ba]
