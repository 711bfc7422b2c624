# SHELL may hold several words
--- Makefile
SHELL = /bin/sh -e
$(info [$(shell false; echo x)] $(.SHELLSTATUS) [$(shell echo y)])
--- expect
[] 1 [y]
