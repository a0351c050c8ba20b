# oracle: cpython3.13, whose collector has three generations
import gc
class Node:
    pass
def generation_of(obj):
    for generation in range(3):
        if any(o is obj for o in gc.get_objects(generation)):
            return generation
gc.disable()
gc.collect()
node = Node()
print("new", generation_of(node))
gc.collect(0)
print("after young", generation_of(node))
gc.collect(0)
print("after young again", generation_of(node))
gc.collect(1)
print("after middle", generation_of(node))
gc.collect(2)
print("after full", generation_of(node))
other = Node()
gc.collect(2)
print("straight to old", generation_of(other))
gc.collect()
print(gc.get_threshold())
for thresholds in ((700, 10, 10), (5, 3, 2), (1,), (0, 0, 0), (100, 200)):
    gc.set_threshold(*thresholds)
    print(thresholds, gc.get_threshold())
gc.set_threshold(700, 10, 10)
gc.collect()
a, b, c = gc.get_count()
print("after full", b, c)
gc.collect(0)
print("after young", gc.get_count()[1:])
gc.collect(0)
print("after young", gc.get_count()[1:])
gc.collect(1)
print("after middle", gc.get_count()[1:])
gc.collect(1)
print("after middle", gc.get_count()[1:])
gc.collect(2)
print("after full", gc.get_count()[1:])
for level in (0, 1, 2):
    garbage = Node()
    garbage.me = garbage
    if level:
        gc.collect(0)
    if level == 2:
        gc.collect(1)
    del garbage
    print("garbage in", level, [gc.collect(g) for g in (0, 1, 2)])
stats = [s["collections"] for s in gc.get_stats()]
gc.collect(0); gc.collect(1); gc.collect(2); gc.collect()
print([after["collections"] - before for after, before in zip(gc.get_stats(), stats)])
