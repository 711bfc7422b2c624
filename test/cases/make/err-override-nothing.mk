# override needs an assignment
--- Makefile
override foo
--- expect
Makefile:1: *** missing separator.  Stop.
