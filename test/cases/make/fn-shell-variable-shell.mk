# SHELL and .SHELLFLAGS are obeyed
--- Makefile
SHELL = /bin/echo
.SHELLFLAGS = -n flags
$(info [$(shell command  with blanks)])
SHELL = /bin/sh
.SHELLFLAGS = -c
--- expect
[flags command  with blanks]
