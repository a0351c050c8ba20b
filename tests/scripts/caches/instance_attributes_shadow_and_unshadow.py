class C:
    x = "class"

    @property
    def p(self):
        return "property"

    def method(self):
        return "method"


def read(o):
    return o.x


c, d = C(), C()
print(read(c), read(d))
c.x = "instance"
print(read(c), read(d))
d.y = 1
print(read(c), read(d))
del c.x
print(read(c), read(d))
C.x = "changed"
print(read(c), read(d))
C.x = property(lambda self: "now a property")
print(read(c), read(d))
c.__dict__["x"] = "hidden by the property"
print(read(c))
del C.x
print(read(c))
try:
    read(d)
except AttributeError as error:
    print(error)
c.__dict__["p"] = "in dict"
print(c.p)
for attribute in ("a", "b", "x", "z"):
    setattr(d, attribute, attribute)
print(read(d), list(d.__dict__))
e = C()
for attribute in ("z", "x", "a"):
    setattr(e, attribute, attribute.upper())
print([read(o) for o in (c, d, e)], list(e.__dict__))
d.__dict__ = {"x": "replaced dict"}
print(read(d))
d.__dict__.clear()
try:
    read(d)
except AttributeError as error:
    print(error)
o = C()
for i in range(50):
    setattr(o, f"attribute_{i}", i)
    assert getattr(o, f"attribute_{i}") == i
o.x = "after many"
print(read(o), len(o.__dict__))
del o.attribute_10, o.attribute_0
print(read(o), "attribute_10" in o.__dict__, list(o.__dict__)[0])
