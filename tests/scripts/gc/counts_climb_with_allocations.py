# oracle: cpython3.13, whose collector has three generations
import gc
class Node:
    pass
def young():
    return gc.get_count()[0]
kept = []
gc.collect()
young()
base = young()
for _ in range(50):
    kept.append(Node())
grown = young()
print("fifty more", grown - base)
kept.clear()
print("freed again", young() - base)
gc.set_threshold(100, 3, 1000)
gc.collect()
events = []
gc.callbacks.append(lambda phase, info: phase == "start" and events.append(info["generation"]))
for _ in range(1000):
    kept.append(Node())
gc.callbacks.clear()
print(events)
gc.set_threshold(700, 10, 10)
