import gc
gc.collect()
class Node:
    pass
n = Node()
n.child = child = [1, 2]
print(any(o is n for o in gc.get_objects()), any(o is child for o in gc.get_objects()), any(o == 12345678901 for o in gc.get_referents([12345678901])))
print(sorted(map(str, gc.get_referents([1, "a", (2,)]))), gc.get_referents(5), gc.get_referents("text"), gc.get_referents(), sorted(map(str, gc.get_referents({"k": "v"}))), gc.get_referents((), [], {}))
print(Node in gc.get_referents(n), child in gc.get_referents(n) or child in gc.get_referents(n.__dict__), len(gc.get_referents(1, [2], (3,))))
holder = [child]
also = {"x": child}
tup = (child,)
referrers = gc.get_referrers(child)
print(any(r is holder for r in referrers), any(r is also for r in referrers), any(r is tup for r in referrers), any(r is globals() for r in referrers), gc.get_referrers(object()))
def function():
    local = child
    return any(getattr(r, "__name__", None) == "nothing" for r in gc.get_referrers(local))
print(function())
print(gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked("a"), gc.is_tracked(Node()), gc.is_tracked(Node), gc.is_tracked(len), gc.is_tracked(function), gc.is_tracked(None), gc.is_tracked(1.5), gc.is_tracked(b"x"), gc.is_tracked({1}), gc.is_tracked(range(3)))
print(gc.is_finalized(n), gc.is_finalized(5), gc.is_finalized([]))
class WithDel:
    def __del__(self): kept.append(self)
kept = []
WithDel()
print(gc.is_finalized(kept[0]))
cycle = []
cycle.append(cycle)
print(gc.get_referents(cycle)[0] is cycle, any(r is cycle for r in gc.get_referrers(cycle)))
for bad in ("gc.get_objects(5)", "gc.get_objects(-2)", "gc.get_objects('x')", "gc.is_tracked()", "gc.set_debug('x')", "gc.set_threshold()", "gc.set_threshold('a')", "gc.freeze(1)"):
    try:
        eval(bad)
    except (ValueError, TypeError) as error:
        print(bad, type(error).__name__, error)
print(type(gc.get_objects()), len(gc.get_objects()) > 100, all(gc.is_tracked(o) for o in gc.get_objects()))
