"""Objects die the moment their last reference goes, whatever dropped it."""


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def returns():
    local = Loud("local of a function")
    print("in the function")


returns()
print("after the function")
x = Loud("rebound")
x = None
print("after rebinding")
Loud("expression statement")
print("after it")
values = [Loud("list item 0"), Loud("list item 1"), Loud("list item 2")]
del values[1]
values[0] = 1
values.pop()
print("after pop")
d = {"a": Loud("dict value"), "b": Loud("dict value popped")}
d["a"] = 2
d.pop("b")
d.clear()


def generator():
    held = Loud("held by a generator")
    yield 1
    yield 2


g = generator()
next(g)
print("closing")
g.close()
g = generator()
next(g)
print("dropping")
del g
try:
    held = Loud("held by a frame that fails")
    raise ValueError(Loud("argument of an exception"))
except ValueError as error:
    print("caught")
print("after except")
del held


def arguments(*args, **kwargs):
    print("called")


arguments(Loud("positional argument"), key=Loud("keyword argument"))
print("after the call")
for each in [Loud("loop 1"), Loud("loop 2")]:
    print("loop body", each.name)
each = None
print("after the loop")
a, b = Loud("unpacked a"), Loud("unpacked b")
a = b
b = None
print("last")
a = None
print([Loud("in a comprehension").name for _ in range(2)])
s = {Loud("in a set")}
s.clear()
t = (Loud("in a tuple"), 1)
del t
print(Loud("for its attribute").name)
f = lambda default=Loud("default"): default
del f


class Local:
    attribute = Loud("class attribute")


instance = Local()
instance.other = Loud("instance attribute")
instance.other = None
del Local.attribute
with_context = Loud("kept to the end")
print("program finish")
