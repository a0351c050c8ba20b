class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)
        object.__setattr__(self, "log", [])

    def __getattr__(self, name):
        self.log.append("get " + name)
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        self.log.append(f"set {name} {value}")
        setattr(self.target, name, value)

    def __delattr__(self, name):
        self.log.append("del " + name)
        delattr(self.target, name)

    def __dir__(self):
        return ["b", "a"]


class Target:
    x = 1


t = Target()
p = Proxy(t)
print(p.x)
p.y = 5
print(t.y, p.y)
del p.y
print(hasattr(t, "y"), hasattr(p, "nothing"), p.log, dir(p))


class Strict:
    def __getattribute__(self, name):
        if name.startswith("secret"):
            raise AttributeError("hidden " + name)
        return object.__getattribute__(self, name)

    secret = 1
    public = 2


s = Strict()
print(s.public, hasattr(s, "secret"), getattr(s, "secret", "default"), Strict.secret)
try:
    s.secret
except AttributeError as error:
    print(error, error.name, type(error.obj).__name__)


class Both(Strict):
    def __getattr__(self, name):
        return "getattr saved " + name


print(Both().secret, Both().public, Both().anything)


class Everything:
    def __getattribute__(self, name):
        return name.upper()


e = Everything()
print(e.foo, e.__class__, e.__dict__, type(e).__name__, getattr(e, "bar"))
e.foo = 1
print(e.foo, len.__class__)


class Special:
    def __getattr__(self, name):
        print("asked for", name)
        raise AttributeError(name)


try:
    len(Special())
except TypeError as error:
    print(error)
try:
    Special().method()
except AttributeError as error:
    print(repr(error))


class Counter:
    def __init__(self):
        self.n = 0

    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        if name == "n" and value > 2:
            raise ValueError("too much")


c = Counter()
c.n += 1
c.n += 1
try:
    c.n += 1
except ValueError as error:
    print(error, c.n)
print(getattr(c, "n"), setattr(c, "m", 5), c.m, delattr(c, "m"), hasattr(c, "m"))


class ErrorInside:
    def __getattr__(self, name):
        raise ValueError("not an AttributeError")


try:
    hasattr(ErrorInside(), "x")
except ValueError as error:
    print(error)


class Mangled:
    def __init__(self):
        self.__private = 1
        self.__dunder__ = 2
        self._Mangled__other = 3

    def read(self):
        return self.__private, self.__other

    def __method(self):
        return "private method"

    def call(self):
        return self.__method()


m = Mangled()
print(sorted(vars(m)), m.read(), m.call(), m._Mangled__method())
try:
    m.__private
except AttributeError as error:
    print(error)
