"""A generator that others delegate to, met by itself while the chain waits: its state, its frame, its end."""

import sys


def leaf(log):
    try:
        for i in range(9):
            got = yield i
            if got is not None:
                log.append(("leaf got", got))
    except ValueError as error:
        log.append(("leaf caught", str(error)))
        yield "recovered"
    finally:
        log.append("leaf ends")
    return "leaf result"


def through(inner, name, log):
    try:
        result = yield from inner
        log.append((name, result))
        return name + "!"
    finally:
        log.append(name + " ends")


def build(log, levels=3):
    chain = [leaf(log)]
    for n in range(levels):
        chain.append(through(chain[-1], f"level {n}", log))
    return chain


def state(g):
    if g.gi_running:
        return "RUNNING"
    return "CLOSED" if g.gi_frame is None else "SUSPENDED" if g.gi_suspended else "CREATED"


def states(chain):
    return [state(g) for g in chain]


log = []
chain = build(log)
root = chain[-1]
print(next(root), next(root), states(chain))
print([g.gi_yieldfrom is inner for g, inner in zip(chain[1:], chain)], chain[0].gi_yieldfrom)
print([g.gi_frame.f_back for g in chain], [g.gi_running for g in chain])
print([g.gi_frame.f_lineno - g.gi_code.co_firstlineno for g in chain])
print("again", next(root), root.send("hello"), states(chain), log)

# One in the middle, or the innermost, goes on by itself.
print("middle", next(chain[1]), next(root), next(chain[0]), states(chain))
print(list(root), log, states(chain))

# Thrown into the middle: those around do not hear of it until they are resumed.
log = []
chain = build(log)
root = chain[-1]
next(root), next(root)
print("throw", chain[1].throw(ValueError("into the middle")), states(chain), log)
try:
    next(root)
except StopIteration as stop:
    print("stop", stop.value, log)

# Closed in the middle.
log = []
chain = build(log)
root = chain[-1]
next(root), next(root)
chain[2].close()
print("closed", states(chain), log)
print(next(root, "at its end"), states(chain), log)

# A generator of a chain that runs cannot be resumed, closed or seen as suspended.
seen = []


def curious(chain):
    yield "first"
    for g in chain:
        try:
            next(g)
        except ValueError as error:
            seen.append(str(error))
    seen.append(states(chain))
    seen.append([g.gi_frame.f_back is not None for g in chain])
    frame, names = sys._getframe(), []
    while frame.f_code.co_name != "<module>":
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    seen.append(names)
    yield "second"


chain = []
chain.append(curious(chain))
for n in range(3):
    chain.append(through(chain[-1], f"level {n}", log))
print(next(chain[-1]), next(chain[-1]), seen)

# The root is forgotten, but not what it delegates to.
log = []
chain = build(log)
next(chain[-1]), next(chain[-1])
kept = chain[1]
del chain
print(log, state(kept))

# Resumed where an exception is being handled: nobody in the chain keeps it.
def nosy():
    while True:
        yield repr(sys.exception())


outer = through(through(nosy(), "a", log), "b", log)
print(next(outer), end=" ")
try:
    raise KeyError("outside")
except KeyError:
    print(next(outer), end=" ")
print(next(outer))


def handling(inner):
    try:
        raise OSError("inside")
    except OSError:
        yield from inner
        yield repr(sys.exception())


outer = through(handling(through(nosy(), "c", log)), "d", log)
print([next(outer) for _ in range(3)], sys.exception())

# A chain under another one, and one whose end is reached only after many turns.
def count(n):
    if n:
        yield from count(n - 1)
    yield n


print(sum(count(300)), list(through(count(3), "e", log)))
half = count(5)
print(next(half), next(half), list(through(half, "f", log)))
