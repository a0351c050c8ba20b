import c1; c1.x
