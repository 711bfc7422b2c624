# a line may expand to blanks
--- Makefile
x =
$(x)
   $(info hi)
$(x) $(x)
$(info done)
--- expect
hi
done
