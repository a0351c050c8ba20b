def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


methods = [
    "capitalize", "casefold", "center", "count", "encode", "endswith", "expandtabs", "find", "format_map", "index", "isalnum", "isidentifier", "join", "ljust", "lower", "lstrip",
    "partition", "removeprefix", "removesuffix", "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "swapcase",
    "title", "translate", "upper", "zfill", "__format__", "__getitem__",
]
for name in methods:
    method = getattr("abc", name)
    show(lambda: method(1, 2, 3, 4, 5))
    show(lambda: method(nonsense=1))
    if name not in ("capitalize", "casefold", "encode", "expandtabs", "isalnum", "isidentifier", "lower", "lstrip", "rsplit", "rstrip", "split", "splitlines", "strip", "swapcase", "title", "upper"):
        show(lambda: method())
for name in ("append", "extend", "insert", "pop", "remove", "reverse", "clear", "copy", "resize", "decode", "hex", "fromhex", "join", "translate", "replace", "find"):
    method = getattr(bytearray(b"abc"), name)
    show(lambda: method(1, 2, 3, 4, 5))
    show(lambda: method(nonsense=1))
show(lambda: "a".center(width=5))
show(lambda: "a".split(",", sep=","))
show(lambda: "a".encode("ascii", encoding="ascii"))
show(lambda: "a".splitlines(keepends=1, keep=2))
show(lambda: str.maketrans("a", "b", "c", "d"))
show(lambda: str(object=1, nonsense=2))
