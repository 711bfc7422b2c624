# grouped targets
--- Makefile
a b &: c
	echo
d e&: c ; echo
$(info ok $(.DEFAULT_GOAL))
--- expect
ok a
