import builtins


def measure(x):
    return len(x)


print(measure("abc"), measure([1]))
len = lambda x: "module len"
print(measure("abc"))
del len
print(measure("abc"))
original = builtins.len
builtins.len = lambda x: "builtins len"
print(measure("abc"))
builtins.len = original
print(measure("abc"))
builtins.brand_new = lambda: "new builtin"


def call_new():
    return brand_new()


print(call_new())
brand_new = lambda: "module version"
print(call_new())
del brand_new
print(call_new())
del builtins.brand_new
try:
    call_new()
except NameError as error:
    print(error)
log = []
for step in range(4):
    if step == 1:
        len = lambda x: 100
    if step == 3:
        del len
    log.append(measure("ab"))
print(log)
