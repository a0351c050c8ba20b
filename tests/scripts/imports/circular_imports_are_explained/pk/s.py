import pk; pk.s.x
