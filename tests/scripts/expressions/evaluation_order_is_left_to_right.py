order = []


def mark(name, value=None):
    order.append(name)
    return value


def done():
    print(" ".join(order))
    order.clear()


class Thing:
    def __init__(self, name):
        self.name = name

    def __getitem__(self, key):
        order.append(self.name + "[]")
        return 1

    def __setitem__(self, key, value):
        order.append(self.name + "[]=")

    def __add__(self, other):
        order.append("+")
        return self


t = Thing("t")
mark("a", 1) + mark("b", 2) * mark("c", 3)
done()
mark("target", t)[mark("key")] = mark("value")
done()
mark("target", t)[mark("key")] += mark("value", 5)
done()
{mark("k1"): mark("v1"), mark("k2"): mark("v2")}
done()
mark("f", lambda *a, **k: None)(mark("x"), *mark("star", ()), k=mark("kw"), **mark("dstar", {}))
done()
mark("one", t)[0], mark("two", t)[0] = mark("right", (1, 2))
done()
[mark("e1"), mark("e2")][mark("index", 0)]
done()
mark("x", 1) < mark("y", 2) < mark("z", 3)
done()
mark("body") if mark("test", True) else mark("other")
done()
(lambda a=mark("default 1"), *, b=mark("default 2"): 0)
done()
t[mark("low") : mark("high") : mark("step")]
done()
f"{mark('one')}{mark('two'):{mark('spec', '')}}"
done()


@mark("decorator 1", lambda f: mark("applied 1", f))
@mark("decorator 2", lambda f: mark("applied 2", f))
def decorated(a=mark("default")):
    pass


done()


class Made(mark("base", object), metaclass=mark("meta", type)):
    mark("class body")


done()
