import two

x = 1
