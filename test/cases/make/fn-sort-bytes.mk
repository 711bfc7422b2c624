# what is not ASCII sorts first when it leads, last elsewhere
--- Makefile
$(info $(sort z ü a ä zä zz z~))
--- expect
ä ü a z zz z~ zä
