# What json.dumps refuses: circles, strange values and keys, with the notes that say where.
import json
from json.encoder import c_make_encoder, encode_basestring, encode_basestring_ascii


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(f"{type(error).__name__}: {error}", getattr(error, "__notes__", ""))


circle = [1]
circle.append({"me": circle})
attempt(json.dumps, circle)
attempt(json.dumps, object)
attempt(json.dumps, [1, {"a": (2, {3})}])
attempt(json.dumps, {"k": 1j}, indent=2)
attempt(json.dumps, {(1, 2): 3})
attempt(json.dumps, {b"x": 3}, sort_keys=True)
attempt(json.dumps, {"a": 1, 2: 3}, sort_keys=True)
attempt(json.dumps, float("nan"), allow_nan=False)
attempt(json.dumps, [{"a": float("-inf")}], allow_nan=False)
attempt(json.dumps, {float("inf"): 1}, allow_nan=False)
attempt(json.dumps, [1j], default=lambda v: 1 / 0)
attempt(json.dumps, "a", separators=(1, 2))
attempt(json.dumps, ["a"], separators=("a",))


class Strange(dict):
    def items(self):
        return [1, 2]


class Broken(dict):
    def items(self):
        raise KeyError("no items")


class Encoder(json.JSONEncoder):
    def default(self, v):
        return {"complex": [v.real, v.imag]} if isinstance(v, complex) else super().default(v)


attempt(json.dumps, Strange(a=1))
attempt(json.dumps, Broken(a=1))
attempt(json.dumps, [1 + 2j, {"z": 3j}], cls=Encoder)
attempt(json.dumps, [1 + 2j, {"z": b""}], cls=Encoder)


class Shrinking(list):
    pass


shrinking = Shrinking([1j, 2, 3])


def empty(value):
    shrinking.clear()
    return "emptied"


attempt(json.dumps, shrinking, default=empty)

attempt(encode_basestring, 5)
attempt(encode_basestring_ascii, b"x")
attempt(encode_basestring_ascii, "\u20ac\x10")
attempt(c_make_encoder, 5, None, None, None, ":", ",", False, False, True)
attempt(c_make_encoder, None, None, None, None, None, ",", False, False, True)
attempt(c_make_encoder, None, None)
plain = c_make_encoder(None, str, lambda text: f"<{text}>", None, ":", ",", False, False, True)
attempt(plain, ["a", {"b": 1, 2: {3}}], 0)
attempt(c_make_encoder(None, str, lambda text: 5, None, ":", ",", False, False, True), "a", 0)
attempt(c_make_encoder(None, str, lambda text: 1 / 0, None, ":", ",", False, False, True), {"a": 1}, 0)
attempt(plain)
print(plain.item_separator, plain.sort_keys, plain.indent)
