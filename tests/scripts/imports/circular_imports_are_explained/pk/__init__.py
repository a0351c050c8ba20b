import pk.s
