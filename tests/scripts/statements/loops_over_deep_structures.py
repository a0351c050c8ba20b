data = {"users": [{"name": "ann", "tags": ("x", "y"), "scores": {"a": 1, "b": [2, 3]}}, {"name": "bob", "tags": (), "scores": {}}], "empty": [], "n": 5}


def walk(value, path=""):
    if isinstance(value, dict):
        for key, each in value.items():
            yield from walk(each, f"{path}.{key}")
    elif isinstance(value, (list, tuple)):
        for index, each in enumerate(value):
            yield from walk(each, f"{path}[{index}]")
    else:
        yield path, value


for path, value in walk(data):
    print(path, "=", value)
for user in data["users"]:
    for tag in user["tags"]:
        if tag == "y":
            break
        print(user["name"], tag)
    else:
        print("no break for", user["name"])
        continue
    print("broke for", user["name"])
count = 0
for a in range(3):
    for b in range(3):
        for c in range(3):
            for d in range(3):
                if a == b:
                    break
                if c == d:
                    continue
                count += a * 27 + b * 9 + c * 3 + d
            else:
                count += 1000
print(count)
n = 27
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
    if steps > 200:
        break
else:
    print("reached one in", steps)
i = 0
while True:
    i += 1
    while i % 5:
        i += 1
        if i % 3 == 0:
            break
    else:
        if i > 20:
            break
        continue
    if i % 2:
        continue
    print("even after break", i)
print("ended at", i)
rows = [[(r, c) for c in range(4)] for r in range(3)]
print([[cell[1] for cell in row if cell[0] != cell[1]] for row in rows], sum(r * c for row in rows for r, c in row))
transposed = []
for c in range(4):
    column = []
    for row in rows:
        column.append(row[c][0] * 10 + row[c][1])
    transposed.append(column)
print(transposed)
queue = [1]
for item in queue:
    if item < 40:
        queue.extend((item * 2, item * 3))
print(queue)
d = {}
for key, *values in (("a", 1, 2), ("b",), ("a", 3)):
    d.setdefault(key, []).extend(values)
print(d)
for x in [1]: 
    for x in [2]:
        for x in [3]:
            pass
print(x)
for i in range(3):
    for i in range(5, 7):
        pass
    print(i, end=" ")
print()
