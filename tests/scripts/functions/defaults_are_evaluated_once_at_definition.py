def accumulate(item, into=[]):
    into.append(item)
    return into


print(accumulate(1), accumulate(2), accumulate(3, []), accumulate(4))
n = 1


def captured(value=n):
    return value


n = 2
print(captured(), captured(n))
functions = [lambda x=i: x for i in range(3)]
print([f() for f in functions])
print(captured.__defaults__)
captured.__defaults__ = (99,)
print(captured())
captured.__defaults__ = None
try:
    captured()
except TypeError as error:
    print(error)


def keyword(*, size=1):
    return size


keyword.__kwdefaults__ = {"size": 50}
print(keyword())
keyword.__kwdefaults__["size"] = 51
print(keyword())
del keyword.__kwdefaults__
try:
    keyword()
except TypeError as error:
    print(error)


class Body:
    x = 1

    def method(self, x=x):
        return x

    x = 2


print(Body().method(), Body.x)


def order(a=print("first"), *, b=print("second")):
    return a, b


print(order())
