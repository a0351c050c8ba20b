# float.from_number, float() and their messages (3.14).
def attempt(text):
    try:
        print(text, "->", eval(text))
    except Exception as error:
        print(text, "->", type(error).__name__, error)


class Sub(float):
    pass

class F:
    def __float__(self):
        return 2.5

class I:
    def __index__(self):
        return 3

class Bad:
    def __float__(self):
        return "x"

class GivesSub:
    def __float__(self):
        return Sub(1.5)

for text in ["float.from_number(1)", "float.from_number(2.5)", "float.from_number(F())", "float.from_number(I())", "float.from_number('1')", "float.from_number(b'1')", "float.from_number(None)", "float.from_number(1j)", "float.from_number(10**400)", "type(Sub.from_number(1))", "Sub.from_number(F())", "float.from_number()",
             "float(F())", "float(I())", "float(Bad())", "float(GivesSub())", "type(float(GivesSub()))", "float()", "float('1_000.5')", "float('1__0')", "float(' 1.5\\n')", "float('1.5e')", "float('infinity')", "float('-INF')", "float('nan')", "float('in')", "float(b'1.5')", "float(bytearray(b'2'))", "float(None)", "float([])", "float(1j)", "float('1', 2)", "float(x=1)",
             "float('\u0661.\u0665')", "float('1\\0')", "float('')", "float(' ')", "float('0x1p3')", "float(10**308)", "float(10**309)", "float(-10**309)", "Sub('1.5')", "type(Sub(1) + 1)", "Sub(1.5).__getnewargs__()"]:
    attempt(text)


class WithInit(float):
    def __init__(self, value, extra=None):
        self.extra = extra


print(WithInit(1.5, extra="kept").extra, WithInit(2.5))
