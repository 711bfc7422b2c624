# SHELL and .SHELLFLAGS are obeyed
--- Makefile
SHELL = /bin/echo
.SHELLFLAGS = -n flags
$(info [$(shell command  with blanks)])
--- expect
[flags command  with blanks]
flags :