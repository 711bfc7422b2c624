# eight blanks look like a lost tab
--- Makefile
        foo bar
--- expect
Makefile:1: *** missing separator (did you mean TAB instead of 8 spaces?).  Stop.
