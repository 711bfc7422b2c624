# a command that is not there
--- Makefile
x := $(shell exit 127)
$(info [$(x)] $(.SHELLSTATUS))
--- expect
[] 127
