# json.dumps: all kinds of values and keys, separators, indentation, sorting, subclasses.
import json
from collections import OrderedDict, namedtuple
from enum import IntEnum


class Colour(IntEnum):
    RED = 1


class Int(int):
    def __repr__(self):
        return "int!"


class Float(float):
    def __repr__(self):
        return "float!"


class Text(str):
    def __str__(self):
        return "text!"


class Dict(dict):
    def items(self):
        return [("from", "items")]


Point = namedtuple("Point", "x y")
values = [None, True, False, 0, -7, 10**30, 1.5, 1e100, -0.0, 1e-7, "", "a\"b\\c/d\n\t\x00\x7f", [], (), {}, [[]], [1, (2, [3])], Colour.RED,
          Int(5), Float(2.5), Text("own"), Point(1, 2), Dict(a=1), OrderedDict(b=1, a=2), "é€😀\ud800"]
for value in values:
    print(json.dumps(value))
print(ascii(json.dumps("é€😀\x7f\x1f", ensure_ascii=False)))
print(json.dumps({1: 1, 2.5: 2, True: 3, None: 4, "s": 5, False: 6, 1e300: 7, Colour.RED: 8, Int(7): 9, Text("k"): 10}))
print(json.dumps([float("nan"), float("inf"), -float("inf")]), json.dumps({float("nan"): 1}))
print(json.dumps({"b": [1, 2], "a": {"d": None, "c": ()}}, sort_keys=True, separators=(",", ":")))
print(json.dumps({"a": [1, {"b": []}, {}], "c": {"d": (1,)}}, indent=2))
print(json.dumps([1, [2]], indent="--"), json.dumps({"a": 1}, indent=0), json.dumps([], indent=3))
print(json.dumps({(1, 2): 3, "a": 1, b"x": 2}, skipkeys=True), json.dumps({(1,): 2}, skipkeys=True, indent=1))
print(json.dumps(list({"set"}) + [range(2)], default=list), json.dumps(3j, default=str))
print(json.dumps([1, {"k": {1, 2}}], default=sorted, indent=1))
shared = [1]
print(json.dumps([shared, shared, {"s": shared}]), json.dumps([shared] * 2, check_circular=False))
print("".join(json.JSONEncoder(indent=1).iterencode({"a": [1, 2]})), list(json.JSONEncoder().iterencode([1, "a"])))
big = {f"key {i}": [i, i / 7, str(i), {"nested": bool(i % 2)}] for i in range(300)}
assert json.loads(json.dumps(big)) == big == json.loads(json.dumps(big, indent=1, sort_keys=True))
