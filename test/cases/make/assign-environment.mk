# environment variables, and how makefiles replace them
# env: FOO=from env $(x)
# env: BAR=bar
# env: BAZ=baz
--- Makefile
x = X
$(info [$(FOO)] $(origin FOO) $(flavor FOO))
BAR = file
BAZ += more
BAZ ?= no
$(info $(BAR) $(origin BAR) [$(BAZ)] $(origin BAZ))
--- expect
[from env X] environment recursive
file file [baz more] file
