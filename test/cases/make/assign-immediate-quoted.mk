# :::= expands now and stays recursive, so that += adds unexpanded text
# requires: 4.4
--- Makefile
x = 1$$y
a :::= $(x)
x = 2
a += $(x)
$(info $(a) $(flavor a) $(value a))
--- expect
1$y 2 recursive 1$$y $(x)
