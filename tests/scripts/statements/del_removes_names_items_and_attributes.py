x = 1
del x
try:
    print(x)
except NameError as error:
    print(error)
a, b, c = [1, 2, 3, 4, 5], {"k": 1, "l": 2}, type("C", (), {})()
c.attr = 1
del a[0], a[-1], b["k"], c.attr
print(a, b, hasattr(c, "attr"))
del a[:1]
print(a)
del (a, [b])
try:
    a
except NameError as error:
    print(error)
try:
    del a
except NameError as error:
    print(error)


def local():
    y = 1
    del y
    try:
        return y
    except UnboundLocalError as error:
        return str(error)


print(local())


def twice():
    z = 1
    del z
    del z


try:
    twice()
except UnboundLocalError as error:
    print(error)


def closed():
    cell = 1

    def inner():
        return cell

    del cell
    try:
        inner()
    except NameError as error:
        return str(error)


print(closed())


def remove_global():
    global g
    del g


g = 1
remove_global()
print("g" in globals())
for statement in ("del [][0]", "del {}['x']", "del ''[0]", "del (1).real", "del undefined_name", "del len"):
    try:
        exec(statement)
    except Exception as error:
        print(type(error).__name__, error)
