# an operation that is none
--- Makefile
$(file f1,x)
--- expect
Makefile:1: *** file: invalid file operation: f1.  Stop.
