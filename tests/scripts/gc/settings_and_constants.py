import gc
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())
print(gc.get_debug(), gc.DEBUG_STATS, gc.DEBUG_COLLECTABLE, gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_SAVEALL, gc.DEBUG_LEAK)
gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.get_debug())
class Node:
    pass
gc.collect()
gc.garbage.clear()
n = Node()
n.me = n
del n
print(gc.collect() >= 1, [type(o).__name__ for o in gc.garbage if isinstance(o, Node)], gc.garbage[0].me is gc.garbage[0] if isinstance(gc.garbage[0], Node) else "other")
gc.set_debug(0)
gc.garbage.clear()
print(gc.collect() >= 1)
print(type(gc.get_threshold()), len(gc.get_threshold()), type(gc.get_count()), len(gc.get_count()), all(isinstance(n, int) for n in gc.get_count()))
old = gc.get_threshold()
gc.set_threshold(500)
print(gc.get_threshold()[0])
gc.set_threshold(*old)
stats = gc.get_stats()
print(len(stats), [sorted(s) for s in stats][0], all(isinstance(v, int) for s in stats for v in s.values()))
before = gc.get_stats()[2]["collections"]
gc.collect()
print(gc.get_stats()[2]["collections"] - before)
before = gc.get_stats()[2]["collected"]
for _ in range(3):
    l = []
    l.append(l)
del l
gc.collect()
print(gc.get_stats()[2]["collected"] - before)
print(gc.get_freeze_count(), gc.freeze(), gc.get_freeze_count() > 0, gc.unfreeze(), gc.get_freeze_count())
print(sorted(n for n in dir(gc) if not n.startswith("_")))
frozen = []
frozen.append(frozen)
gc.freeze()
del frozen
print(gc.collect())
gc.unfreeze()
print(gc.collect())
