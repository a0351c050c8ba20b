from c4 import r
