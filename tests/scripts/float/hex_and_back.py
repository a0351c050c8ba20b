# float.hex and fromhex: exact both ways, and what is refused.
def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


for x in (0.0, -0.0, 1.0, -1.5, 0.1, 1e308, 5e-324, 2.2250738585072014e-308, 3.141592653589793, float("inf"), float("-inf")):
    print(x.hex(), float.fromhex(x.hex()) == x)
print(float("nan").hex(), float.fromhex("nan"), float.fromhex(" -Infinity "), float.fromhex("0x1.8p1"), float.fromhex("1.8p1"), float.fromhex("-0X.8P+1"), float.fromhex("ff"), float.fromhex("0x1p-1074"), float.fromhex("0x1p-1075"), float.fromhex("0x1.8p-1074"), float.fromhex("0x1.fffffffffffff7p0"), float.fromhex("0x1.fffffffffffff8p0"))
for text in ["float.fromhex('')", "float.fromhex('0x')", "float.fromhex('0x1p')", "float.fromhex('0x1.p')", "float.fromhex('0x1p1.5')", "float.fromhex('1 2')", "float.fromhex('0x1p1024')", "float.fromhex('-0x1p1024')", "float.fromhex('0x1p\uff10')", "float.fromhex('0xg')", "float.fromhex('infinite')", "float.fromhex(1)", "float.fromhex(b'1')", "float.fromhex('0x.p1')", "float.fromhex('0x1_0')", "float.fromhex()", "float.__getformat__('double')", "float.__getformat__('float')", "float.__getformat__('int')", "float.__getformat__(1)"]:
    attempt(text)


class Sub(float):
    pass


print(type(Sub.fromhex("0x1p1")).__name__)
