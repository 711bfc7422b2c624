# exported variables do not reach $(shell) up to GNU make 4.3
# env: E=env
--- Makefile
A = 1
export A
export B = 2
export
unexport A
E = changed
$(info [$(shell echo $$A$$B$$E)] $(A)$(B))
--- expect
[env] 12
