# periods count after the last slash
--- Makefile
$(info [$(suffix a.b c x.y/z .b a. x/.c a.b.c)] [$(basename a.b c x.y/z .b a. x/.c a.b.c)])
--- expect
[.b .b . .c .c] [a c x.y/z  a x/ a.b]
