import one

print(one.x)
