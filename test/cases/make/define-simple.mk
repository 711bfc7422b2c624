# a value of several lines, without the last line break
--- Makefile
define two
line one
 line $(two_)
endef
define empty
endef
define blank

endef
$(info [$(two)] [$(value two)] [$(empty)] [$(blank)])
--- expect
[line one
 line ] [line one
 line $(two_)] [] []
