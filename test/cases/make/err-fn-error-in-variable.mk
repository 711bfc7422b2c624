# it is placed at the statement that was read
--- Makefile
stop = $(error stopped by $1)

$(call stop,me)
--- expect
Makefile:3: *** stopped by me.  Stop.
