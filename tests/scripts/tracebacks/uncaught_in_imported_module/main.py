from tools import apply

print(apply(len, "abc"))
print(apply(lambda x: x.missing, "abc"))
