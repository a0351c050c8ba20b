print(int(), int("42"), int("  -42\n"), int("+7"), int("1_000"), int("0"), int("-0"), int("007"), int(3.99), int(-3.99), int(True), int(1e20))
print(int("ff", 16), int("0xFF", 16), int("0b101", 2), int("0o17", 8), int("z", 36), int("Zz", 36), int("0x1f", 0), int("0b1", 0), int("0o7", 0), int("10", 0), int("11", 2), int("-0x10", 16), int("1_0", 2))
print(int(b"12"), int(bytearray(b" 5 ")), int("٣"), int("１２"), int("12", base=5), int(x := "9") if False else int("9"))
print(int("9" * 50), int("-" + "1" * 40), int("f" * 30, 16), int("1" * 200, 2))
class Index:
    def __index__(self): return 5
class Int:
    def __int__(self): return 6
class Trunc:
    def __trunc__(self): return 7
class Bad:
    def __int__(self): return "x"
class SubInt(int): pass
class ReturnsSub:
    def __int__(self): return True
print(int(Index()), int(Int()), int(SubInt(3)), type(int(SubInt(3))))
for args in (("",), ("  ",), ("1.5",), ("abc",), ("0x10",), ("1__0",), ("_1",), ("1_",), ("9", 9), ("2", 2), ("1", 1), ("1", 37), ("1", -1), (None,), ([],), (1.5, 10), (5, 10), (b"x",), ("1 2",), ("- 1",), ("--1",), ("0b2", 0), ("010", 0), ("0_8", 0), (float("nan"),), (float("inf"),), ("\0",), ("1\0",), (Bad(),), (Trunc(),), ("٣x",), ("é",), ("1", "10"), ("12", 2.0), ("z" * 30,), (b"\xff",), (1, 2, 3)):
    try:
        print(args, "=", int(*args))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
try:
    int(base=10)
except TypeError as error:
    print(error)
try:
    int("1" * 5000)
except ValueError as error:
    print(error)
try:
    str(10**5000)
except ValueError as error:
    print(error)
print(len(hex(10**5000)), int("1" * 4300) % 7, len(str(10**4299)))
import sys
print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
sys.set_int_max_str_digits(0)
print(len(str(10**5000)), int("1" * 5000) % 1000007)
