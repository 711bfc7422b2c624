# the parts of file names
--- Makefile
$(info [$(dir a/b c /d e/ / ./ a//b)] [$(notdir a/b c /d e/ / f)] [$(dir )] [$(notdir )])
--- expect
[a/ ./ / e/ / ./ a//] [b c d   f] [] []
