# stop with a text
--- Makefile
v = 3
$(info before)
$(error version $(v), too old )
--- expect
before
Makefile:3: *** version 3, too old .  Stop.
