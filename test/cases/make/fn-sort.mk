# by bytes, without duplicates
--- Makefile
$(info [$(sort c b a b  a)] [$(sort )] [$(sort B a A b _ 1 10 2 - .)] [$(sort ab a abc aa)])
--- expect
[a b c] [] [- . 1 10 2 A B _ a b] [a aa ab abc]
