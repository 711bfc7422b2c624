# double-colon rules may repeat
--- Makefile
a:: b ; echo 1
a:: c ; echo 2
$(info ok)
--- expect
ok
