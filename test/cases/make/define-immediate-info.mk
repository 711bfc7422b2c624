# a simple definition is expanded when its endef is reached
--- Makefile
x = early
define a :=
$(x)
$(info expanding)
endef
x = late
$(info [$(a)])
--- expect
expanding
[early
]
