# != drops one line break at the end, the others become blanks
--- Makefile
y != printf 'a\nb\n\n'
z != printf '$$x'
x = later
$(info [$(y)] [$(z)] $(flavor y) $(.SHELLSTATUS))
--- expect
[a b ] [later] recursive 0
