import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        gone.append(self.name)


gone = []
a = Node("a")
ref = weakref.ref(a, lambda r: gone.append("callback"))
plain = weakref.ref(a)
proxy = weakref.proxy(a)
finalizer = weakref.finalize(a, gone.append, "finalize")
print(ref() is a, proxy.name, plain == weakref.ref(a), weakref.getweakrefcount(a))
values = weakref.WeakValueDictionary(x=a)
keys = weakref.WeakKeyDictionary({a: 1})
some = weakref.WeakSet([a])
print(list(values), list(keys.values()), len(some))
del a
print(gone, ref(), plain(), len(values), len(keys), len(some), finalizer.alive)
try:
    proxy.name
except ReferenceError as error:
    print(error)
method = weakref.WeakMethod(Node("b").__init__)
print(method(), gone)
