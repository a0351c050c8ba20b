class A:
    def who(self):
        return "first"


a = A()
seen = []
for i in range(6):
    seen.append(a.who())
    if i == 1:
        A.who = lambda self: "second"
    if i == 2:
        a.who = lambda: "instance"
    if i == 3:
        del a.who
    if i == 4:
        A.who = staticmethod(lambda: "static")
print(seen)


class Base:
    def f(self):
        return "base"


class Child(Base):
    pass


c = Child()
calls = []


def call():
    calls.append(c.f())


call()
Child.f = lambda self: "child"
call()
del Child.f
call()
Base.f = lambda self: "new base"
call()
Base.f = property(lambda self: lambda: "property")
call()
del Base.f
try:
    call()
except AttributeError as error:
    calls.append(str(error))
Base.__getattr__ = lambda self, name: lambda: "getattr " + name
call()
Child.__bases__ = (A,)
try:
    call()
except AttributeError as error:
    calls.append(str(error))
A.f = lambda self: "from A"
call()
print(calls)
