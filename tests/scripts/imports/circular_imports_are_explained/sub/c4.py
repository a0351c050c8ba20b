from c3 import q
