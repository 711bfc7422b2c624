# comments end a value but not the blanks before them; a quoted # is text
--- Makefile
d = #comment
e = a\#b \\#c
g = a # c
w = a\\\#b#c
$(info [$(d)] [$(e)] [$(g)] [$(w)])
--- expect
[] [a#b \] [a ] [a\#b]
