# a semicolon in an assignment is text
--- Makefile
a = 1; b = 2
c := x;y # z;
$(info [$(a)] [$(c)])
--- expect
[1; b = 2] [x;y ]
