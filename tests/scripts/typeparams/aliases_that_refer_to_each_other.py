# Aliases may name what comes later, themselves and each other; their values come when asked for, in what scope they stand.
type A = B | None
type B = list[A]
print(A.__value__, B.__value__, A.__value__.__args__[0] is B)
type Json = dict[str, Json] | list[Json] | str | None
print(Json.__value__)
type Nested[T] = T | list[Nested[T]]
print(Nested.__value__, Nested[int], Nested[int].__value__, Nested.__value__.__args__[1].__args__[0].__origin__ is Nested)


def function(flag):
    type Local = Inner if flag else Outer
    Inner, Outer = "inner", "outer"
    return Local


print(function(True).__value__, function(False).__value__)


class C:
    type Own = tuple[Own, Later]
    Later = int

    def method(self):
        type InMethod = __class__ | C.Own
        return InMethod


print(C.Own.__value__, C().method().__value__, C.Own.__module__)
type One = int; type Two = One | str
print(Two.__value__, One | None, isinstance(One, type(Two)))
aliases = []
for i in range(3):
    type Loop = i
    aliases.append(Loop)
print([alias.__value__ for alias in aliases], aliases[0] is aliases[1])
type Walrus = (lambda: (inner := 5) + inner)()
print(Walrus.__value__)
type Comprehension = [x for x in range(3)]
print(Comprehension.__value__)


def generic[T]():
    type Inner[S] = dict[T, S]
    return Inner


Inner = generic()
print(Inner.__value__, Inner.__type_params__, Inner[int], Inner[int].__parameters__)
print(Inner.__value__.__parameters__, Inner.__value__[str, int])
