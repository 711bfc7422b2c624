# names may hold almost anything
--- Makefile
a.b-c/d = 1
a+b = 2
a?b = 3
a!b = 4
a,b = 5
$(a.b-c/d) = 6
$(info $(a.b-c/d)$(a+b)$(a?b)$(a!b)$(a,b)$(1))
--- expect
123456
