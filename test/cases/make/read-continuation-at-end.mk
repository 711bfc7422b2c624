# a backslash at the end of the text continues into nothing
--- Makefile
$(info start)
a = x \

$(info [$(a)])
--- expect
start
[x ]
