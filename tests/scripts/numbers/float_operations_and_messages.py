# Operators, methods and constructor of float, with the messages of what they refuse.

class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class Int:
    def __init__(self, value):
        self.value = value

    def __int__(self):
        return self.value


class Float:
    def __init__(self, value):
        self.value = value

    def __float__(self):
        return self.value


class Trunc:
    def __trunc__(self):
        return 3


def show(text, compute):
    try:
        print(text, "=>", repr(compute()))
    except Exception as error:
        print(text, "=>", type(error).__name__ + ":", error)


show('1.0/0', lambda: (1.0/0))
show('1.0//0', lambda: (1.0//0))
show('1.0%0', lambda: (1.0%0))
show('divmod(1.0,0)', lambda: (divmod(1.0,0)))
show('0.0**-1', lambda: (0.0**-1))
show('0.0**-1.5', lambda: (0.0**-1.5))
show('pow(2,3,1.5)', lambda: (pow(2,3,1.5)))
show('pow(2.0,3,2)', lambda: (pow(2.0,3,2)))
show('float(10**400)', lambda: (float(10**400)))
show('2**0.5', lambda: (2**0.5))
show('int(1.5)', lambda: (int(1.5)))
show('int(float("inf"))', lambda: (int(float("inf"))))
show('int(float("nan"))', lambda: (int(float("nan"))))
show('round(5,1.5)', lambda: (round(5,1.5)))
show('(5).__divmod__(2.0)', lambda: ((5).__divmod__(2.0)))
show('float("")', lambda: (float("")))
show('float("abc")', lambda: (float("abc")))
show('float("1_0.5")', lambda: (float("1_0.5")))
show('float("1__0")', lambda: (float("1__0")))
show('float("_1")', lambda: (float("_1")))
show('float("1_")', lambda: (float("1_")))
show('float("1._5")', lambda: (float("1._5")))
show('float("nan"), float("-nan"), float("inf"), float("-Infinity"), float("iNf")', lambda: (float("nan"), float("-nan"), float("inf"), float("-Infinity"), float("iNf")))
show('float(" 1.5\\n")', lambda: (float(" 1.5\n")))
show('float("1e5"), float("1e400"), float("-1e-400"), float(".5"), float("5."), float("1e"), ', lambda: (float("1e5"), float("1e400"), float("-1e-400"), float(".5"), float("5."), float("1e")))
show('float(".")', lambda: (float(".")))
show('float("e5")', lambda: (float("e5")))
show('float("٣.٥")', lambda: (float("٣.٥")))
show('float(b"1.5")', lambda: (float(b"1.5")))
show('float(b"1.5x")', lambda: (float(b"1.5x")))
show('float("1.5\\0")', lambda: (float("1.5\0")))
show('float(None)', lambda: (float(None)))
show('float([])', lambda: (float([])))
show('float(Float(2.5))', lambda: (float(Float(2.5))))
show('float(Float(2))', lambda: (float(Float(2))))
show('float(Index(7))', lambda: (float(Index(7))))
show('float(True)', lambda: (float(True)))
show('float(x=1)', lambda: (float(x=1)))
show('float(1,2)', lambda: (float(1,2)))
show('float()', lambda: (float()))
show('float.fromhex("0x1.8p1")', lambda: (float.fromhex("0x1.8p1")))
show('float.fromhex("1.8")', lambda: (float.fromhex("1.8")))
show('float.fromhex("")', lambda: (float.fromhex("")))
show('float.fromhex("0x")', lambda: (float.fromhex("0x")))
show('float.fromhex("inf"), float.fromhex(" -nan ")', lambda: (float.fromhex("inf"), float.fromhex(" -nan ")))
show('float.fromhex("0x1p1024")', lambda: (float.fromhex("0x1p1024")))
show('float.fromhex("1p99999999999999999999")', lambda: (float.fromhex("1p99999999999999999999")))
show('float.fromhex("0x1.p-1075")', lambda: (float.fromhex("0x1.p-1075")))
show('float.fromhex("abcx")', lambda: (float.fromhex("abcx")))
show('float.fromhex(5)', lambda: (float.fromhex(5)))
show('(1.5).hex(), (0.0).hex(), (-0.0).hex(), (5e-324).hex(), (1e308).hex(), float("inf").hex(), float("nan").hex()', lambda: ((1.5).hex(), (0.0).hex(), (-0.0).hex(), (5e-324).hex(), (1e308).hex(), float("inf").hex(), float("nan").hex()))
show('float.from_number(5), float.from_number(Float(1.5)), float.from_number(2.5)', lambda: (float.from_number(5), float.from_number(Float(1.5)), float.from_number(2.5)))
show('float.from_number("5")', lambda: (float.from_number("5")))
show('float.from_number(Index(5))', lambda: (float.from_number(Index(5))))
show('(1.5).as_integer_ratio(), (0.1).as_integer_ratio(), (1e300).as_integer_ratio(), (-0.0).as_integer_ratio()', lambda: ((1.5).as_integer_ratio(), (0.1).as_integer_ratio(), (1e300).as_integer_ratio(), (-0.0).as_integer_ratio()))
show('float("inf").as_integer_ratio()', lambda: (float("inf").as_integer_ratio()))
show('float("nan").as_integer_ratio()', lambda: (float("nan").as_integer_ratio()))
show('(1.5).is_integer(), (2.0).is_integer(), float("inf").is_integer()', lambda: ((1.5).is_integer(), (2.0).is_integer(), float("inf").is_integer()))
show('round(2.5), round(3.5), round(-0.5), round(1e20)', lambda: (round(2.5), round(3.5), round(-0.5), round(1e20)))
show('round(2.675,2), round(1.5,None), round(1e300,-299), round(5.5e-324,400), round(1234.5,-2), round(-0.04,1)', lambda: (round(2.675,2), round(1.5,None), round(1e300,-299), round(5.5e-324,400), round(1234.5,-2), round(-0.04,1)))
show('round(float("inf"))', lambda: (round(float("inf"))))
show('round(float("nan"))', lambda: (round(float("nan"))))
show('round(float("inf"),2)', lambda: (round(float("inf"),2)))
show('round(1.7976931348623157e308,-308)', lambda: (round(1.7976931348623157e308,-308)))
show('round(1.5,"a")', lambda: (round(1.5,"a")))
show('round(1.5,2**70)', lambda: (round(1.5,2**70)))
show('(1.5).__trunc__(), (-1.5).__floor__(), (-1.5).__ceil__()', lambda: ((1.5).__trunc__(), (-1.5).__floor__(), (-1.5).__ceil__()))
show('1.5 // 0.5, -1.5 // 1, 5.0 % -3, -5.0 % 3, divmod(-7.5, 2), 0.0 % -1, -0.0 // 1, 1e308 // 1e-308 if 0 else 0', lambda: (1.5 // 0.5, -1.5 // 1, 5.0 % -3, -5.0 % 3, divmod(-7.5, 2), 0.0 % -1, -0.0 // 1, 1e308 // 1e-308 if 0 else 0))
show('float("inf") // 1, float("inf") % 1, 1 % float("inf"), -1 % float("inf"), -1 // float("inf")', lambda: (float("inf") // 1, float("inf") % 1, 1 % float("inf"), -1 % float("inf"), -1 // float("inf")))
show('1.5 + "a"', lambda: (1.5 + "a"))
show('1.5 @ 2', lambda: (1.5 @ 2))
show('1.5 < "a"', lambda: (1.5 < "a"))
show('~1.5', lambda: (~1.5))
show('1.5 << 2', lambda: (1.5 << 2))
show('1.5 | 1', lambda: (1.5 | 1))
show('1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 0.0001234, 1.0, -0.0, 1e22, 1e23, 5e-324, 1.7976931348623157e308', lambda: (1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 0.0001234, 1.0, -0.0, 1e22, 1e23, 5e-324, 1.7976931348623157e308))
show('2**53 == 2.0**53, 2**53+1 == 2.0**53, 2**53+1 > 2.0**53, 10**400 > 1e308, 10**400 < float("inf"), -10**400 > float("-inf"), 1 == float("nan"), 2**1023 == 2.0**1023, 2**70 < 2.0**70', lambda: (2**53 == 2.0**53, 2**53+1 == 2.0**53, 2**53+1 > 2.0**53, 10**400 > 1e308, 10**400 < float("inf"), -10**400 > float("-inf"), 1 == float("nan"), 2**1023 == 2.0**1023, 2**70 < 2.0**70))
show('float.__new__(int)', lambda: (float.__new__(int)))
show('float.__new__(float,"5")', lambda: (float.__new__(float,"5")))
show('1.0.__eq__(1), 1.0.__eq__("a"), (1).__eq__(1.0), (1).__lt__(2)', lambda: (1.0.__eq__(1), 1.0.__eq__("a"), (1).__eq__(1.0), (1).__lt__(2)))
show('1.5.real, 1.5.imag, 1.5.conjugate()', lambda: (1.5.real, 1.5.imag, 1.5.conjugate()))
show('1.0.__rpow__(2), 2.0.__pow__(3, None)', lambda: (1.0.__rpow__(2), 2.0.__pow__(3, None)))
show('2.0.__pow__(3, 2)', lambda: (2.0.__pow__(3, 2)))
