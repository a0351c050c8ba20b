# types.GenericAlias called, subclassed, unpacked and reduced.
GenericAlias = type(list[int])
print(GenericAlias.__name__, GenericAlias.__module__, GenericAlias(list, int), GenericAlias(dict, (str, int)))
print(GenericAlias(1, 2), GenericAlias(list, ()).__args__, GenericAlias(list, [int]).__args__)
for action in (
    lambda: GenericAlias(),
    lambda: GenericAlias(list),
    lambda: GenericAlias(list, int, str),
    lambda: GenericAlias(origin=list, args=int),
):
    try:
        print(action())
    except TypeError as error:
        print(error)


class Sub(GenericAlias):
    def __call__(self, *args):
        return ("called", args)

    extra = "attribute"


sub = Sub(list, int)
print(sub, sub(1), type(sub).__name__, isinstance(sub, GenericAlias), sub == list[int], hash(sub) == hash(list[int]))
print(sub | None, (sub | None).__args__[0] is sub)
star = next(iter(list[int]))
print(star, star.__unpacked__, star == list[int], hash(star) == hash(list[int]), star.__typing_unpacked_tuple_args__)
print(next(iter(tuple[int, str])).__typing_unpacked_tuple_args__, tuple[int].__typing_unpacked_tuple_args__)
iterator = iter(list[int])
print(type(iterator).__name__, next(iterator), next(iterator, "end"), next(iterator, "end"))
print(list[int].__reduce__(), iter(list[int]).__reduce__()[1], star.__reduce__()[0])
function, (given,) = star.__reduce__()
print(function(given) == star)
try:
    type(iterator)()
except TypeError as error:
    print(error)
for generic in (list, dict, tuple, set, frozenset, type, enumerate, map, filter, zip, reversed, range):
    try:
        print(generic[int])
    except TypeError as error:
        print(error)
