# What json.loads refuses, and where it says the error is.
import json
from json.decoder import scanstring
from json.scanner import make_scanner

for text in ("", " ", "[", "[1", "[1,", "[1 2]", "[1,]", "[1 , ]", "[,", "{", "{1", '{"a', '{"a"', '{"a" 1', '{"a":', '{"a":}', '{"a":1',
             '{"a":1 "b"', '{"a":1,}', '{"a":1,', '{"a":1,2}', '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12g4"', '"\\ud800\\u12"', '"\\',
             "-", "-a", "01", "1.", "1.e5", "1e", "+1", ".5", "nul", "True", "nan", "-Inf", "'a'", "[1]]", "[1\n,\n  x]", '{"a": tru}', "\ufeff1"):
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), "->", error, error.pos, error.lineno, error.colno)


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(scanstring, '"abc"', 1)
attempt(scanstring, 'a\\tb" c', 0)
attempt(scanstring, "a\nb\"", 0, False)
attempt(scanstring, "\\q", 0)
attempt(scanstring, "\\", 0)
attempt(scanstring, "abc", 7)
attempt(scanstring, "abc", -1)
attempt(scanstring, b"abc", 1)
attempt(scanstring, "abc", 2**70)
attempt(scanstring, "abc")
scan = make_scanner(json.JSONDecoder())
attempt(scan, "[1, 2] 3", 7)
attempt(scan, "[1]", 3)
attempt(scan, "[1]", -1)
attempt(scan, b"[1]", 0)
attempt(scan, "  1", 0)
attempt(scan, string="true", idx=0)
attempt(make_scanner, 5)
attempt(json.loads, '{"a": 1}', object_hook=lambda d: 1 / 0)
attempt(json.loads, "12", parse_int=lambda t: 1 / 0)
attempt(json.loads, "9" * 5000)
attempt(json.loads, 5)
