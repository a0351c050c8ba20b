"""compile() refuses modes, flags, sources and file names that make no sense; bytes of every kind are sources."""


def attempt(*arguments, **keywords):
    try:
        print(type(compile(*arguments, **keywords)).__name__)
    except Exception as error:
        print(type(error).__name__, error)


for mode in ("exec", "eval", "single", "bad", "", "func_type", "exec\0", 5, None, b"exec"):
    attempt("1", "name", mode)
for filename in ("name", b"bytes", "", "é", b"\xc3\xa9", "nul\0", b"nul\0", 5, None, ["name"]):
    attempt("1", filename, "eval")
for source in ("1", b"1", bytearray(b"1"), 5, None, [], "1\0", b"1\0", "\ud800"):
    attempt(source, "name", "eval")
for flags in (0, 0x10, 0x200, 0x4000, 0x100000, 1, 2, 1 << 30, 1 << 40, "0", None):
    attempt("1", "name", "eval", flags)
for optimize in (-2, -1, 0, 1, 2, 3, "a"):
    attempt("1", "name", "eval", optimize=optimize)
print(compile("1", b"f\xc3\xb6", "eval").co_filename)
print(eval(bytearray(b" 2 + 2".strip())), eval(b"\xef\xbb\xbf3"), eval("  4"), eval("\t5"))
exec(bytearray(b"print('from a bytearray')"))
