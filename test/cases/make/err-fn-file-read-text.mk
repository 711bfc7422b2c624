# reading takes no text
--- Makefile
$(file <a,x)
--- expect
Makefile:1: *** file: too many arguments.  Stop.
