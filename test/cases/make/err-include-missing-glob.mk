# a pattern without matches is a name
--- Makefile
include *.nomatch
--- expect
Makefile:1: *** *.nomatch: No such file or directory.  Stop.
