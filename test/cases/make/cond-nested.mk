# inner conditionals of a branch not taken are skipped unread
--- Makefile
ifeq (a,b)
  ifeq junk
    $(error no)
  else ifeq
    $(error no)
  else
    foo bar
  endif
$(info no)
else
  ifdef MAKE
    $(info yes)
  endif
endif
--- expect
yes
