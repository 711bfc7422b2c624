# output becomes one line
--- Makefile
$(info [$(shell printf 'a\nb\n\n')] [$(shell  printf ' a \n b')] [$(shell true)] [$(shell echo 'a,b' "c)" )] [$(shell echo $$HOME$(x)x)])
$(info $(shell exit 3)$(.SHELLSTATUS) $(shell true)$(.SHELLSTATUS))
--- expect
/bin/sh: 1: Syntax error: Unterminated quoted string
[a b] [ a   b] [] [" 
Makefile:1: *** missing separator.  Stop.
