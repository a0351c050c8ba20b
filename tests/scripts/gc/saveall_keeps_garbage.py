"""With DEBUG_SAVEALL what is found goes to gc.garbage instead of being freed."""
import gc

gc.disable()
gc.collect()


class Node:
    def __del__(self):
        print("finalizer")


gc.set_debug(gc.DEBUG_SAVEALL)
ring = []
ring.append(ring)
del ring
print(gc.collect(), len(gc.garbage), gc.garbage[0][0] is gc.garbage[0])
node = Node()
node.me = node
del node
gc.collect()
print(any(isinstance(each, Node) for each in gc.garbage))
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect() >= 2, gc.garbage)
