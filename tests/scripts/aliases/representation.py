# repr of generic aliases: classes by qualified names, others by their repr.
class C:
    class D: ...


def function(): ...


class Named:
    __qualname__ = "given.name"

    def __repr__(self):
        return "<instance>"


class Module:
    __module__ = None


print(list[int], list[C], list[C.D], dict[str, list[int]], list["text"], list[1.5], list[None], list[type(None)])
print(list[...], list[()], tuple[()], tuple[(), int], list[[]], list[[int, [C]]], list[(int,)], list[int, ...])
print(list[Named()], list[Named], list[Module], list[len], list[function], list[C | None], list[list], list[{}])
print(list[*tuple[int, str]], next(iter(list[int])), list[*list[int]], type(list[int])(3, 4), type(list[int])("x", ()))
loop = []
alias = list[loop]
loop.append(int)
print(alias)


class Broken:
    def __repr__(self):
        return 1 / 0


for v in (Broken(), [Broken()]):
    try:
        repr(list[v])
    except ZeroDivisionError as error:
        print(error)




try:

    class Strange2:
        __qualname__ = 5
except TypeError as error:
    print(error)
instance = type("Instance", (), {})()
instance.__qualname__, instance.__module__ = "of an instance", "module"
print(list[instance])
instance.__origin__, instance.__args__ = list, ()
print(repr(list[instance])[:30] == "list[<__main__.Instance object")
print(list[C]().__class__, f"{list[int]}", str(dict[int, C]))
