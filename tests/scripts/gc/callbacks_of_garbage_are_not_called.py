"""A weak reference that is garbage together with its object is not called back; one that survives is."""
import gc
import weakref

gc.disable()


class Node:
    pass


node = Node()
node.me = node
node.inside = weakref.ref(node, lambda _: print("never printed"))
outside = weakref.ref(node, lambda _: print("called back"))
inside_id = id(node.inside)
del node
print(gc.collect() > 0)
print(outside())

# A dead weak reference keeps quiet for ever.
node = Node()
gone = weakref.ref(node, lambda _: print("never printed either"))
del gone
del node
print("end")
