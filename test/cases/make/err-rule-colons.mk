# single and double colons do not mix
--- Makefile
a b: c
a:: d
--- expect
Makefile:2: *** target file 'a' has both : and :: entries.  Stop.
