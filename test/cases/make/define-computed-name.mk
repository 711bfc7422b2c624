# the name is expanded
--- Makefile
n = foo
define $(n)_bar
x
endef
define	s$(n) = junk
v
endef
$(info [$(foo_bar)] [$(sfoo)])
--- expect
Makefile:5: extraneous text after 'define' directive
[x] [v]
