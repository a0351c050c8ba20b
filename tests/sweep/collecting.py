import gc


class Node:
    def __del__(self):
        gone.append(1)


gone = []


def cycle(n):
    first = node = Node()
    for _ in range(n):
        node.next = Node()
        node.next.back = node
        node = node.next
    node.next = first


def generator():
    own = yield
    yield own


cycle(3)
g = generator()
next(g)
g.send(g)
del g
ring = []
ring.append((ring, {"ring": ring}))
ring.append(lambda: ring)
del ring
gc.callbacks.append(lambda phase, info: gone.append(phase))
print(gc.collect() > 5, gone, gc.get_count()[1:], gc.get_stats()[2]["uncollectable"])
gc.set_debug(gc.DEBUG_SAVEALL)
l = []
l.append(l)
del l
gc.collect()
print(len(gc.garbage), gc.is_tracked(gc.garbage), len(gc.get_referrers(gc.garbage)) > 0, len(gc.get_referents([1, 2])))
gc.set_debug(0)
gc.garbage.clear()
gc.freeze()
gc.unfreeze()
gc.set_threshold(10, 2, 2)
keep = [[i] for i in range(50)]
print(len(keep), gc.get_threshold(), len(gc.get_objects(0)) >= 0)
