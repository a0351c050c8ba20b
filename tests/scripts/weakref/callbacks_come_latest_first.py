"""Callbacks are called in the opposite order of the references' making, each once, and may do what they like."""
import weakref


class Node:
    pass


node = Node()
references = [weakref.ref(node, lambda reference, i=i: print("callback", i, reference())) for i in range(4)]
del references[2]
del node

node = Node()
others = []


def drop_others(reference):
    print("drops the others")
    others.clear()


others.append(weakref.ref(node, lambda _: print("called all the same, as it was alive when the object died")))
others.append(weakref.ref(node, lambda _: print("this one too")))
last = weakref.ref(node, drop_others)
del node

node = Node()


def makes_another(reference):
    global node
    node = Node()
    print("made another", weakref.getweakrefcount(node))


reference = weakref.ref(node, makes_another)
del node
print(type(node).__name__, reference())


def recursive(n):
    inner = Node()
    keep.append(weakref.ref(inner, lambda _: recursive(n - 1) if n else print("bottom")))
    del inner


keep = []
recursive(20)
print(len(keep), all(each() is None for each in keep))
