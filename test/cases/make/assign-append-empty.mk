# no blank beside an empty side
--- Makefile
x =
x += a
y :=
y += a
z = a
z +=
$(info [$x][$y][$z])
--- expect
[a][a][a]
