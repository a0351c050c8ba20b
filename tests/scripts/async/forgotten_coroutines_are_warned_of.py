async def f():
    pass


class C:
    async def method(self):
        async def inner():
            pass

        return inner


f()
C().method()
x = f()
del x
y = f()
y.close()
del y




async def agen():
    yield 1


a = agen()
a.asend(None)
a.__anext__()
a.athrow(ValueError)
a.aclose()
agen().asend(None).close()
print("end")
