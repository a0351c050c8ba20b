# What is built in has the docstrings of CPython: functions, types, methods however they are reached, slots and attributes.
import collections
import inspect
import itertools
import math


def first(thing):
    return (thing.__doc__ or "None").splitlines()[0]


for thing in (len, print, math.sin, itertools.chain, collections.deque, list, int, type, object, ValueError, KeyError):
    print(thing.__name__, "|", first(thing))
for thing in (list.append, [].append, dict.fromkeys, {}.fromkeys, itertools.chain.from_iterable, (i for i in ()).send):
    print(thing.__qualname__, "|", first(thing))
for thing in (list.__len__, [].__len__, int.__add__, int.real, collections.deque.maxlen):
    print(thing.__name__, "|", first(thing))
# A static method is bound to its type.
print(str.maketrans.__qualname__, str.maketrans.__self__, str.maketrans.__module__)
print(first(bytes.maketrans), inspect.signature(bytes.maketrans))


class Stack(list):
    __slots__ = ("limit",)

    def pop(self):
        return super().pop()


print(Stack.__doc__, first(Stack.append), first(Stack().append), Stack.limit.__doc__, Stack.pop.__doc__)
print(inspect.getdoc(Stack.pop).splitlines()[0])
print(inspect.getdoc(Stack.append))
