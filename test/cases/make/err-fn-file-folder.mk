# a folder that does not exist
--- Makefile
$(file >a/b/c,x)
--- expect
Makefile:1: *** open: a/b/c: No such file or directory.  Stop.
