# no name
--- Makefile
$(file >,x)
--- expect
Makefile:1: *** file: missing filename.  Stop.
