# a second recipe replaces the first with a warning
--- Makefile
a: b
	echo 1
a: c ; echo 2
a: d
$(info read)
--- expect
Makefile:3: warning: overriding recipe for target 'a'
Makefile:2: warning: ignoring old recipe for target 'a'
read
