# comparing numbers of any size
# requires: 4.4
--- Makefile
$(info [$(intcmp 1,1)] [$(intcmp 1,2)] [$(intcmp 9,7,hello)] [$(intcmp 9,7,hello,world,)] [$(intcmp 9,7,hello,world)])
$(info [$(intcmp 1,2,lt,eq,gt)] [$(intcmp 2,2,lt,eq,gt)] [$(intcmp 3,2,lt,eq,gt)] [$(intcmp -5, 3 ,lt,$(error no))])
$(info [$(intcmp 99999999999999999999,99999999999999999998,lt,eq,gt)])
--- expect
[1] [] [] [] [world]
[lt] [eq] [gt] [lt]
[gt]
