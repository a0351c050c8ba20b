# oracle: cpython3.13, whose collector has three generations
import gc
class Node:
    pass
def young():
    return gc.get_count()[0]
kept = []
gc.collect()
young()
base = young()  # nothing is printed before the last count: CPython's files make objects of their own
for _ in range(50):
    kept.append(Node())
grown = young()
kept.clear()
freed = young()
print("fifty more", grown - base, "freed again", freed - base)
gc.set_threshold(100, 3, 1000)
gc.collect()
events = []
gc.callbacks.append(lambda phase, info: phase == "start" and events.append(info["generation"]))
for _ in range(1000):
    kept.append(Node())
gc.callbacks.clear()
print(events)
gc.set_threshold(700, 10, 10)
