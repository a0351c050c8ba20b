"""Frozen objects are in no generation: no collection finds them, until unfreeze."""
import gc

gc.disable()
gc.collect()
ring = []
ring.append(ring)
gc.freeze()
print(gc.get_freeze_count() > 0, gc.get_count()[0] < 10)
address = id(ring)
del ring
print(gc.collect())
print(any(id(each) == address for each in gc.get_objects()))
gc.unfreeze()
print(gc.get_freeze_count())
print(gc.collect() >= 1)
