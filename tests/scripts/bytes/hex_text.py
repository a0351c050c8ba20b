# hex and fromhex: separators, groups, blanks, bytes-like input (3.14).
def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for make in ("b'\\xb9\\x01\\xef'", "bytearray(b'\\xb9\\x01\\xef')"):
    for rest in ["hex()", "hex(':')", "hex(':', 2)", "hex(':', -2)", "hex(b'_', 3)", "hex(':', 0)", "hex(':', 100)", "hex('\\0')", "hex(sep='-', bytes_per_sep=1)", "hex('')", "hex('ab')", "hex('\\xe9')", "hex(b'\\xe9')", "hex(1)", "hex(None)", "hex(':', 'x')", "hex(':', 2**40)", "hex(bytes_per_sep=2)"]:
        attempt(f"{make}.{rest}")
for name in ("bytes", "bytearray"):
    for rest in ["''", "'b901ef'", "' B9 01\\tEF\\n'", "'b9 1'", "'b'", "'g0'", "'0g'", "'b9\\u2003ef'", "'\\u0661\\u0662'", "b'b901'", "bytearray(b'00')", "memoryview(b'0a0b')[2:]", "5", "None", "b'zz'", "'00 0'"]:
        attempt(f"{name}.fromhex({rest})")


class Sub(bytes):
    pass


print(type(Sub.fromhex("00")).__name__, type(Sub(b"a").fromhex("01")).__name__)
