# escaped colons, blanks and hashes in targets
--- Makefile
a\:b\ c\#d: x
$(info [$(.DEFAULT_GOAL)])
--- expect
[a:b c#d]
