import c2
