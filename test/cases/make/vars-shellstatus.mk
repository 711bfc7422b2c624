# the status of the last command, as an override variable
--- Makefile
$(info [$(.SHELLSTATUS)] $(origin .SHELLSTATUS))
x := $(shell exit 7)
$(info $(.SHELLSTATUS) $(flavor .SHELLSTATUS) $(origin .SHELLSTATUS))
y != true
$(info $(.SHELLSTATUS))
--- expect
[] undefined
7 simple override
0
