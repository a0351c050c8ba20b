log = []


def mark(value):
    log.append(value)
    return value


print(f"{mark(1)}{mark(2):{mark(3)}}{mark(4)!r:>{mark(5)}.{mark(6)}}", log)


def local(a):
    b = 2

    def inner():
        return f"{a} {b} {c}"

    c = 3
    return inner()


print(local(1))


class C:
    x = "class"
    text = f"{x}"

    def __init__(self):
        self.__hidden = "mangled"

    def show(self):
        return f"{self.__hidden} {__class__.__name__}"


print(C.text, C().show())
functions = [lambda: f"{i}" for i in range(2)]
print([f() for f in functions], [f"{i}" for i in range(3)], {f"k{i}": f"{i:02}" for i in range(2)})
print(f"{(y := 10)} {y + 1}", y, f"{[z := 1, z + 1]}", z)
log.clear()
try:
    f"{mark('a')} {1 / 0} {mark('b')}"
except ZeroDivisionError:
    print(log)


class Tracked:
    def __init__(self, name):
        self.name = name

    def __format__(self, spec):
        print("format", self.name, spec)
        return self.name + spec

    def __del__(self):
        print("del", self.name)


print(f"{Tracked('first')}-{Tracked('second'):x}")


class Rebinds:
    def __str__(self):
        global value
        value = "rebound"
        return "first"


value = Rebinds()
print(f"{value} {value}")
print(f"{exec('q = 1')} {q}", eval('f"{1 + 1}"'), f"{locals is not None}")
f = "name f"
print(f"{f}", f"{f!r}", (f"{f}"))
assert f"{1}" == "1", f"{undefined}"
try:
    assert False, f"{f} message {len(f)}"
except AssertionError as error:
    print(error)
print("%s" % f"{f}%s", f"{'%d'}" % 5, f"{{}}".format(3), f"{'{}'}".format(4), f"{f}".join("ab"))
