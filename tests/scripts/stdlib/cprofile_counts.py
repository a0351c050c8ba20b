# cProfile counts calls, recursive ones apart, and knows who called whom.
import cProfile
import pstats


def factorial(n):
    return n * factorial(n - 1) if n > 1 else 1


def work():
    for n in (3, 4):
        factorial(n)
    return sorted([3, 1, 2], key=lambda n: -n)


def numbers():
    yield 1
    yield len("ab")


ticks = 0


def clock():
    global ticks
    ticks += 1
    return ticks


profile = cProfile.Profile(clock, 0.001)
with profile:
    work()
    list(numbers())
    [].append(1)
stats = pstats.Stats(profile).stats
for (_, line, name), (primitive, calls, own, total, callers) in sorted(stats.items(), key=lambda item: item[0][1:]):
    print(line, name, primitive, calls, round(own, 3), round(total, 3), sorted((who[2], of[0]) for who, of in callers.items()))

first, second = cProfile.Profile(), cProfile.Profile()
first.enable()
try:
    second.enable()
except ValueError as error:
    print(error)
first.disable()
first.disable()
print([entry.callcount for entry in first.getstats()] != [], first.runcall(factorial, 5))
first.clear()
print(first.getstats())
