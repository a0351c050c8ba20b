# Unions are equal if they have the same members in any order; a member without hash takes the hash from the union.
from typing import Union

print(int | str == str | int, int | str == int | bytes, hash(int | str) == hash(str | int), int | str != str | int)
print({int | str: 1}[str | int], len({int | str, str | int, int | bytes}), (int | str) == 5, (int | str).__eq__(5))
print(list[int] | list[int], list[int] | list[str], Union[int, bool], 1 == True, Union[list[1], list[True]])
unhashable = int | list[[]]
print(unhashable, list[[]] | list[[]], Union[int, list[[]]] == Union[list[[]], int], unhashable == int | list[[1]])
print(list[{}] | list[[]] == list[[]] | list[{}], unhashable | list[[]] | list[{}])
for value in (unhashable, list[{}] | list[[]]):
    try:
        hash(value)
    except TypeError as error:
        print(error)


class Meta(type):
    def __hash__(cls):
        return 1 / 0 if broken else 5

    def __eq__(cls, other):
        return isinstance(other, Meta)


class A(metaclass=Meta): ...


class B(metaclass=Meta): ...


broken = False
print(A | B, A | int | B)
broken = True
print(A | int)
try:
    hash(A | int)
except ZeroDivisionError as error:
    print(error)


class Comparing(type):
    __hash__ = type.__hash__

    def __hash__(cls):
        return 7

    def __eq__(cls, other):
        return 1 / 0


class C(metaclass=Comparing): ...


class D(metaclass=Comparing): ...


try:
    C | D
except ZeroDivisionError as error:
    print(error)
