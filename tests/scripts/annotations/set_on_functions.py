# __annotations__ and __annotate__ of a function can be set; each forgets the other as CPython does.
def f(x: int): ...


f.__annotations__["z"] = 1
print(f.__annotations__)
f.__annotations__ = {"q": int}
print(f.__annotations__, f.__annotate__)
f.__annotations__ = None
print(f.__annotations__, f.__annotate__)
del f.__annotations__
print(f.__annotations__)
for action in (
    lambda: setattr(f, "__annotations__", 3),
    lambda: setattr(f, "__annotate__", 3),
    lambda: delattr(f, "__annotate__"),
):
    try:
        action()
    except TypeError as error:
        print(error)
f.__annotate__ = lambda format: {"format": format}
print(f.__annotations__, f.__annotate__(7))
f.__annotate__ = None
print(f.__annotations__, f.__annotate__)
f.__annotate__ = lambda format: {"again": format}
print(f.__annotations__)
del f.__annotations__
print(f.__annotations__, f.__annotate__)
f.__annotate__ = lambda format: 3
try:
    f.__annotations__
except TypeError as error:
    print(error)
f.__annotate__ = lambda format: 1 / 0
for _ in range(2):
    try:
        f.__annotations__
    except ZeroDivisionError as error:
        print(error)
