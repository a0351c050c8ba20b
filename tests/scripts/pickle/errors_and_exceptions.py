# What cannot be pickled, pickles that are none, and exceptions of the program's own methods on the way.
import pickle


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


class Angry:
    def __reduce_ex__(self, protocol):
        raise KeyError("reduce", protocol)


class AngryState:
    def __getstate__(self):
        raise ValueError("state")


class Unset:
    def __setstate__(self, state):
        raise LookupError(f"set {state}")

    def __getstate__(self):
        return {"a": 1}


class Making:
    def __init__(self, a):
        raise TypeError("not made")

    def __reduce__(self):
        return Making, (1,)


class Bad:
    def __init__(self, value):
        self.value = value

    def __reduce__(self):
        return self.value


attempt(pickle.dumps, Angry())
attempt(pickle.dumps, [1, {"a": AngryState()}])
attempt(pickle.loads, pickle.dumps([Unset()]))
attempt(pickle.loads, pickle.dumps(object.__new__(Making)))
for value in (5, (), (len,), (len, 5), (5, ()), (len, (), 1, 2, 3, 4, 5)):
    try:
        pickle.dumps(Bad(value))
        print("pickled", value)
    except Exception as error:
        print(type(error).__name__)

for protocol in (4, 5):
    for value in (lambda: 1, (i for i in []), type("Local", (), {}), attempt.__code__):
        try:
            pickle.dumps([value], protocol)
            print("pickled")
        except Exception as error:
            print(type(error).__name__)

good = pickle.dumps({"a": [1, 2.5, "text", b"bytes", (1, 2, 3, 4)], "b": {1, 2}, "c": range(5)})
unusual = 0
for end in range(len(good)):
    try:
        pickle.loads(good[:end])
        print("loaded", end)
    except (EOFError, pickle.UnpicklingError):
        unusual += 1
print(unusual == len(good))

kinds = set()
for place in range(len(good)):
    for byte in (0, 0x28, 0x2E, 0x30, 0x52, 0x62, 0x75, 0x81, 0x85, 0x93, 0x94, 0x95, 0xFF):
        try:
            pickle.loads(good[:place] + bytes([byte]) + good[place + 1:])
        except Exception as error:
            kinds.add(type(error).__name__)
print("UnpicklingError" in kinds, len(kinds) > 3)
attempt(pickle.loads, "text")
attempt(pickle.loads, b"")
attempt(pickle.dumps, 1, 6)
attempt(pickle.dumps, 1, buffer_callback=print, protocol=4)
attempt(pickle.dump, 1, 5)
attempt(pickle.load, 5)
