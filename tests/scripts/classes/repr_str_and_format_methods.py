class Both:
    def __repr__(self):
        return "the repr"

    def __str__(self):
        return "the str"

    def __format__(self, spec):
        return f"format({spec!r})"


class OnlyRepr:
    def __repr__(self):
        return "only repr"


class Bad:
    def __repr__(self):
        return 5

    def __str__(self):
        return None

    def __format__(self, spec):
        return 1


b = Both()
print(b, repr(b), str(b), [b], (b,), {b: b}, f"{b} {b!r} {b!s} {b!a} {b:x}", "%s %r" % (b, b), "{} {!r} {:>5}".format(b, b, b))
o = OnlyRepr()
print(o, str(o), [o], f"{o}", format(o), "%s" % o)
for attempt in (lambda: repr(Bad()), lambda: str(Bad()), lambda: f"{Bad()}", lambda: print(Bad()), lambda: [Bad()].__repr__(), lambda: "%s" % Bad(), lambda: format(o, ">5"), lambda: f"{object():5}"):
    try:
        print(attempt())
    except TypeError as error:
        print(error)


class Text(str):
    def __str__(self):
        return "changed"

    def __repr__(self):
        return "Text!"


t = Text("original")
print(t, repr(t), [t], f"{t}", "%s" % t, t + "", str(t), "".join([t]), format(t))


class Recursive:
    def __init__(self):
        self.items = [self]

    def __repr__(self):
        return f"R({len(self.items)})"


print(Recursive(), Recursive().items)
l = [1]
l.append(l)
d = {"self": None}
d["self"] = d
t = ([],)
t[0].append(t)
print(l, d, t)


class NonAscii:
    def __repr__(self):
        return "é€😀"


print(ascii(NonAscii()), f"{NonAscii()!a}", "%a" % NonAscii(), repr(NonAscii()))
print(repr(type("Local", (), {})), repr(Both).replace("__main__.", ""), Both.__name__)
class Meta(type):
    def __repr__(cls): return "meta repr"
class M(metaclass=Meta): pass
print(M, [M], f"{M}", str(M))
