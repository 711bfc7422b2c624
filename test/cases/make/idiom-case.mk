# case mapping by nested substitution
--- Makefile
uc = $(subst a,A,$(subst b,B,$(subst c,C,$(1))))
lib = $(eval LIB$(call uc,$(1))_SRCS += $(1).c)
$(call lib,abc)
$(call lib,cab)
$(info $(LIBABC_SRCS) $(LIBCAB_SRCS))
--- expect
abc.c cab.c
