# json.loads: numbers, strings, constants, blanks, keys; hooks for each kind.
import json

for text in ("0", "-0", "-0.0", "12345678901234567890", "-1e3", "1E+2", "2.5e-3", "123456789012345", "99999999999999",
             "1.7976931348623157e308", "1e999", "-1e999", "NaN", "-Infinity", "true", "null", ' "a" ', "\t[ ]\n", "{ }"):
    print(repr(text), repr(json.loads(text)))

print(json.loads('{"a": [1, {"b": null}], "a": 2, "": {"x": "y"}, "long key of more than eight": [true, false]}'))
print(ascii(json.loads(r'"\u00e9\ud83d\ude00\ud83d \/\b\f\n\r\t\"\\ é€😀"')))
print(ascii(json.loads(r'["\ud800", "\udc00\ud800", "\ud800\u0041", "\uD83D\uDE00"]')))
print(json.loads('["é", "€", "😀", {"ключ": "значение", "k€y": 1.5, "n": -12}]'))
print(json.loads('"tab\there"', strict=False), json.loads(b'"\xc3\xa9"'), json.loads("[1]".encode("utf-16")))

deep = json.loads("[" * 200 + "]" * 200)
depth = 0
while deep:
    deep, depth = deep[0], depth + 1
print(depth)

print(json.loads("[1, 2.5, -3e1]", parse_int=str, parse_float=lambda text: f"<{text}>"))
print(json.loads("[NaN, Infinity, -Infinity]", parse_constant=str.lower))
print(json.loads('{"a": {"b": 1}, "c": {}}', object_hook=sorted))
print(json.loads('{"a": {"b": 1, "b": 2}, "c": {}}', object_pairs_hook=lambda pairs: ("pairs", pairs)))


def nested(found):
    # A hook may read another document meanwhile.
    return {**found, "inner": json.loads('["€", {"a": 7}]')}


print(json.loads('{"outer": {"a": 1, "b": "text"}, "a": [1, 2]}', object_hook=nested))
keys = [key for item in json.loads('[{"name": 1}, {"name": 2}]') for key in item]
print(keys[0] is keys[1])
decoder = json.JSONDecoder()
print(decoder.raw_decode('[1] rest'), decoder.raw_decode('xx{"a":1}yy', 2), type(decoder.scan_once).__name__)
