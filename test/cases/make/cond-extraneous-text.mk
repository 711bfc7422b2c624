# text after a complete directive is warned about
--- Makefile
ifeq (a,a) junk
$(info ok)
else junk
endif junk
ifeq (a,b)
ifeq (c,d)
else what
endif
endif
--- expect
Makefile:1: extraneous text after 'ifeq' directive
ok
Makefile:3: extraneous text after 'else' directive
Makefile:4: extraneous text after 'endif' directive
Makefile:7: extraneous text after 'else' directive
