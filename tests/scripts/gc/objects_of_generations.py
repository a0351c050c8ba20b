# oracle: cpython3.13, whose collector has three generations
"""What is made is young; a collection moves survivors up."""
import gc

gc.disable()


def generation_of(value):
    for number in range(3):
        if any(each is value for each in gc.get_objects(generation=number)):
            return number


value = [object()]
print(generation_of(value))
gc.collect(0)
print(generation_of(value))
gc.collect(0)
print(generation_of(value))
gc.collect(1)
print(generation_of(value))
gc.collect(1)
gc.collect(2)
print(generation_of(value))
print(any(each is value for each in gc.get_objects()))
before = gc.get_stats()
gc.collect(0)
gc.collect(1)
gc.collect(1)
gc.collect(2)
after = gc.get_stats()
print([b["collections"] - a["collections"] for a, b in zip(before, after)])
print(sorted(before[0]))
gc.collect()
gc.collect(0)
gc.collect(0)
print(gc.get_count()[1:])
gc.collect(1)
print(gc.get_count()[1:])
