# many words
--- Makefile
a := $(foreach i,0 1 2 3 4 5 6 7 8 9,$(foreach j,0 1 2 3 4 5 6 7 8 9,$(foreach k,0 1 2 3 4 5 6 7 8 9,w$i$j$k)))
$(info $(words $(a)) $(word 500,$(a)) $(words $(sort $(a) $(a))) $(words $(filter w9% %5,$(a))))
--- expect
1000 w499 1000 190
