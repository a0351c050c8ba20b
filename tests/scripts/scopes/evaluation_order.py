# In which order the parts of expressions and statements are evaluated.
order = []


class V:
    def __init__(self, name):
        self.__dict__["name"] = name

    def __getattr__(self, name):
        order.append(f"{self.name}.{name}")
        return V(f"{self.name}.{name}")

    def __setattr__(self, name, value):
        order.append(f"{self.name}.{name}=")

    def __getitem__(self, key):
        order.append(f"{self.name}[]")
        return V(f"{self.name}[]")

    def __setitem__(self, key, value):
        order.append(f"{self.name}[]=")

    def __delitem__(self, key):
        order.append(f"del {self.name}[]")

    def __call__(self, *args, **keywords):
        order.append(f"{self.name}()")
        return V(f"{self.name}()")

    def __add__(self, other):
        order.append("+")
        return V("sum")

    __iadd__ = __radd__ = __mul__ = __add__

    def __lt__(self, other):
        order.append("<")
        return True

    def __iter__(self):
        order.append(f"iter {self.name}")
        return iter([V("i1"), V("i2")])

    def __bool__(self):
        order.append(f"bool {self.name}")
        return True

    def __hash__(self):
        order.append(f"hash {self.name}")
        return 1

    def keys(self):
        return []


def v(name):
    order.append(name)
    return V(name)


STATEMENTS = """
v("a") + v("b") * v("c")
v("f")(v("a"), *v("b"), k=v("c"), **v("d"))
v("a")[v("b")] = v("c")
v("a").x = v("b").y = v("c")
v("a")[v("b")] += v("c")
v("a").x += v("b")
v("a") < v("b") < v("c")
{v("k1"): v("v1"), v("k2"): v("v2")}
{v("a"), v("b")}
[v("a"), *v("b"), v("c")]
v("a") if v("b") else v("c")
v("a") and v("b") or v("c")
v("a")[v("b"):v("c"):v("d")]
del v("a")[v("b")], v("c")[v("d")]
v("a")[v("b")], v("c").x = v("d")
(lambda x=v("default"), *, y=v("keyword"): 0)
f"{v('a')}{v('b'):{v('c')}}" if False else v("z")
[v("element") for v_ in v("iterable") if v("condition")]
{v("k"): v("value") for _ in v("iterable")}
v("f")(v("a"), k=v("b"), *v("c"))
v("a").m(v("b")).n(v("c"))
not v("a")
v("a")[v("i"), v("j")]
x = v("a"), v("b")
(y := v("a")) + v("b")
"""
for statement in STATEMENTS.strip().splitlines():
    order.clear()
    try:
        exec(statement)
    except TypeError as error:
        order.append(str(error))
    print(statement, "->", " ".join(order))


def decorator(name):
    order.append("decorator " + name)
    return lambda f: order.append("apply " + name) or f


order.clear()


@decorator("first")
@decorator("second")
def f(a: v("annotation") = v("default"), *, b=v("keyword default")) -> v("result"): ...


@decorator("class decorator")
class C(v("base") and object, metaclass=v("metaclass") and type):
    v("body")


print(order)
