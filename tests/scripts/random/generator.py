# _random: the same numbers from the same seeds, bit for bit.
from _random import Random

r = Random(42)
print([r.random() for _ in range(3)], r.getrandbits(1), r.getrandbits(32), r.getrandbits(100), r.getrandbits(0))
for seed in (0, -7, 2**100 + 1, 12345):
    r.seed(seed)
    print(seed, r.random(), r.getrandbits(64))
r.seed(1)
state = r.getstate()
first = [r.random() for _ in range(700)]
print(len(state), state[:3], state[-1], sum(first))
r.setstate(state)
print(first == [r.random() for _ in range(700)], r.getstate()[-1])


def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error)


attempt(r.getrandbits, -1)
attempt(r.getrandbits, "x")
attempt(r.setstate, (1, 2))
attempt(r.setstate, [1])
attempt(r.setstate, (0,) * 624 + (700,))
print(Random() .random() != Random().random(), 0 <= Random().random() < 1)
