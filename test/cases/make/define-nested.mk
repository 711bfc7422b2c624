# definitions nest; a tab-led or quoted endef does not count
--- Makefile
define outer
define inner
x
endef
	endef
echo endef
endef
$(info [$(value outer)])
$(eval $(subst 	endef,,$(subst echo endef,,$(value outer))))
$(info [$(inner)])
--- expect
[define inner
x
endef
	endef
echo endef]
Makefile:9: *** missing 'endef', unterminated 'define'.  Stop.
