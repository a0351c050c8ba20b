"""A finalizer may bring its cycle back to life (PEP 442): it is not finalized again, but collected when it dies again."""
import gc

gc.disable()
saved = []


class Phoenix:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("finalizer of", self.name)
        saved.append(self)


one, two = Phoenix("one"), Phoenix("two")
one.other, two.other = two, one
print(gc.is_finalized(one))
del two
del one
print("found", gc.collect())
print("saved", sorted(each.name for each in saved), saved[0].other.other is saved[0])
print(gc.is_finalized(saved[0]), gc.is_finalized(saved[1]), gc.is_tracked(saved[0]))
saved.clear()
print("found again", gc.collect() >= 2)
print("saved", saved)

# Outside a cycle, too, and once.
bird = Phoenix("bird")
del bird
print([each.name for each in saved])
saved.clear()
print("no second finalizer")


class Half:
    """Only one of the cycle is kept; what it refers to lives with it."""

    def __del__(self):
        if self.keeps:
            saved.append(self)


keeper, kept = Half(), Half()
keeper.keeps, kept.keeps = True, False
keeper.other, kept.other = kept, keeper
del keeper, kept
print(gc.collect(), len(saved), saved[0].other.keeps)
