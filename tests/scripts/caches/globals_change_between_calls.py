value = 1


def read():
    return value


def loop(n):
    total = 0
    for _ in range(n):
        total += value
    return total


print(read(), loop(10))
value = 2
print(read(), loop(10))
globals()["value"] = 3
print(read(), loop(10))
del value
try:
    read()
except NameError as error:
    print(error)
value = "back"
print(read())
results = []
for i in range(6):
    exec(f"value = {i}")
    results.append(read())
print(results)
for i in range(100):
    globals()[f"filler_{i}"] = i
print(read())
value = [1]
print(read() is value)


def changes_while_running():
    global value
    seen = []
    for i in range(4):
        seen.append(value)
        value = i
    return seen


print(changes_while_running())
