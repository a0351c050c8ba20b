"""In a cycle, weak references are dead and their callbacks called before the first finalizer sees the objects."""
import gc
import weakref

gc.disable()


class Node:
    def __del__(self):
        print("finalizer of", self.name, "sees", self.plain(), self.called())


def called_back(reference):
    print("callback sees", reference())


left, right = Node(), Node()
left.name, right.name = "left", "right"
left.other, right.other = right, left
plain = weakref.ref(left)
called = weakref.ref(left, called_back)
left.plain = right.plain = plain
left.called = right.called = called
del left, right
print(gc.collect())
print(plain(), called())


class Alone:
    def __del__(self):
        print("outside a cycle the finalizer still sees", type(reference()).__name__)


alone = Alone()
reference = weakref.ref(alone, lambda reference: print("and the callback comes after it:", reference()))
del alone
