# Operators, methods and constructor of int and bool, with the messages of what they refuse.

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


show('1//0', lambda: (1//0))
show('1%0', lambda: (1%0))
show('divmod(1,0)', lambda: (divmod(1,0)))
show('1/0', lambda: (1/0))
show('2**70//0', lambda: (2**70//0))
show('2**70%0', lambda: (2**70%0))
show('divmod(2**70,0)', lambda: (divmod(2**70,0)))
show('0**-1', lambda: (0**-1))
show('pow(2,-1,4)', lambda: (pow(2,-1,4)))
show('pow(2,3,0)', lambda: (pow(2,3,0)))
show('pow(2,-3,7)', lambda: (pow(2,-3,7)))
show('pow(3,5,-7)', lambda: (pow(3,5,-7)))
show('pow(-3,-5,-7)', lambda: (pow(-3,-5,-7)))
show('1<<-1', lambda: (1<<-1))
show('1>>-1', lambda: (1>>-1))
show('1<<(1<<70)', lambda: (1<<(1<<70)))
show('0<<(1<<70)', lambda: (0<<(1<<70)))
show('1>>(1<<70)', lambda: (1>>(1<<70)))
show('-1>>(1<<70)', lambda: (-1>>(1<<70)))
show('10**400/1', lambda: (10**400/1))
show('10**400/10**399', lambda: (10**400/10**399))
show('1/10**400', lambda: (1/10**400))
show('2**-1', lambda: (2**-1))
show('int("")', lambda: (int("")))
show('int("abc")', lambda: (int("abc")))
show('int("12",37)', lambda: (int("12",37)))
show('int("12",1)', lambda: (int("12",1)))
show('int("zz",36)', lambda: (int("zz",36)))
show('int("0x10",0)', lambda: (int("0x10",0)))
show('int("0x10",16)', lambda: (int("0x10",16)))
show('int("010",0)', lambda: (int("010",0)))
show('int("0_1")', lambda: (int("0_1")))
show('int("1__2")', lambda: (int("1__2")))
show('int("_1")', lambda: (int("_1")))
show('int("1_")', lambda: (int("1_")))
show('int(" 12\\n")', lambda: (int(" 12\n")))
show('int("٣")', lambda: (int("٣")))
show('int("1"*5000)', lambda: (int("1"*5000)))
show('int("1"*4300)>0', lambda: (int("1"*4300)>0))
show('str(10**5000)', lambda: (str(10**5000)))
show('int(b"12")', lambda: (int(b"12")))
show('int(b"1\\xff")', lambda: (int(b"1\xff")))
show('int(bytearray(b"12"))', lambda: (int(bytearray(b"12"))))
show('int(b"12",16)', lambda: (int(b"12",16)))
show('int(12,16)', lambda: (int(12,16)))
show('int(x=1)', lambda: (int(x=1)))
show('int(base=10)', lambda: (int(base=10)))
show('int("1",2,3)', lambda: (int("1",2,3)))
show('int()', lambda: (int()))
show('int(None)', lambda: (int(None)))
show('int([])', lambda: (int([])))
show('int(-1e300)', lambda: (int(-1e300)))
show('int(Trunc())', lambda: (int(Trunc())))
show('int(Int(5))', lambda: (int(Int(5))))
show('int(Int("a"))', lambda: (int(Int("a"))))
show('int(Index(5))', lambda: (int(Index(5))))
show('int(Index("a"))', lambda: (int(Index("a"))))
show('int("10",Index(2))', lambda: (int("10",Index(2))))
show('int("12",base=2**70)', lambda: (int("12",base=2**70)))
show('int("12","x")', lambda: (int("12","x")))
show('int.from_bytes(b"\\x01\\x02")', lambda: (int.from_bytes(b"\x01\x02")))
show('int.from_bytes(b"\\x01\\x02","little")', lambda: (int.from_bytes(b"\x01\x02","little")))
show('int.from_bytes([1,2,255],"big",signed=True)', lambda: (int.from_bytes([1,2,255],"big",signed=True)))
show('int.from_bytes([256])', lambda: (int.from_bytes([256])))
show('int.from_bytes("abc")', lambda: (int.from_bytes("abc")))
show('int.from_bytes(b"","mid")', lambda: (int.from_bytes(b"","mid")))
show('int.from_bytes(5)', lambda: (int.from_bytes(5)))
show('(1000).to_bytes()', lambda: ((1000).to_bytes()))
show('(1000).to_bytes(2)', lambda: ((1000).to_bytes(2)))
show('(1000).to_bytes(1,"big")', lambda: ((1000).to_bytes(1,"big")))
show('(-1).to_bytes(1,"big")', lambda: ((-1).to_bytes(1,"big")))
show('(-1).to_bytes(1,"big",signed=True)', lambda: ((-1).to_bytes(1,"big",signed=True)))
show('(-129).to_bytes(1,"big",signed=True)', lambda: ((-129).to_bytes(1,"big",signed=True)))
show('(5).to_bytes(-1,"big")', lambda: ((5).to_bytes(-1,"big")))
show('(5).to_bytes(1,"mid")', lambda: ((5).to_bytes(1,"mid")))
show('(5).to_bytes(1,byteorder="little")', lambda: ((5).to_bytes(1,byteorder="little")))
show('(5).to_bytes(length=3)', lambda: ((5).to_bytes(length=3)))
show('(5).bit_length()', lambda: ((5).bit_length()))
show('(-255).bit_count()', lambda: ((-255).bit_count()))
show('(5).as_integer_ratio()', lambda: ((5).as_integer_ratio()))
show('True.as_integer_ratio()', lambda: (True.as_integer_ratio()))
show('(5).is_integer()', lambda: ((5).is_integer()))
show('(5).conjugate()', lambda: ((5).conjugate()))
show('(5).real, (5).imag, (5).numerator, (5).denominator', lambda: ((5).real, (5).imag, (5).numerator, (5).denominator))
show('round(1234,-2)', lambda: (round(1234,-2)))
show('round(1250,-2)', lambda: (round(1250,-2)))
show('round(1350,-2)', lambda: (round(1350,-2)))
show('round(-1250,-2)', lambda: (round(-1250,-2)))
show('round(15,-1)', lambda: (round(15,-1)))
show('round(25,-1)', lambda: (round(25,-1)))
show('round(5,-1)', lambda: (round(5,-1)))
show('round(5,None)', lambda: (round(5,None)))
show('round(5,10**30)', lambda: (round(5,10**30)))
show('(5).__round__()', lambda: ((5).__round__()))
show('(5).__trunc__(),(5).__floor__(),(5).__ceil__()', lambda: ((5).__trunc__(),(5).__floor__(),(5).__ceil__()))
show('(5).__getnewargs__()', lambda: ((5).__getnewargs__()))
show('(5).__format__("x")', lambda: ((5).__format__("x")))
show('(5).__pow__(2,3)', lambda: ((5).__pow__(2,3)))
show('(5).__add__("a")', lambda: ((5).__add__("a")))
show('int.__new__(str)', lambda: (int.__new__(str)))
show('int.__new__(int,"5")', lambda: (int.__new__(int,"5")))
show('int.__new__(bool,5)', lambda: (int.__new__(bool,5)))
show('bool(5)', lambda: (bool(5)))
show('bool()', lambda: (bool()))
show('bool(x=5)', lambda: (bool(x=5)))
show('bool(1,2)', lambda: (bool(1,2)))
show('repr(True),str(False),format(True,"d"),format(True),f"{True:5}"', lambda: (repr(True),str(False),format(True,"d"),format(True),f"{True:5}"))
show('bool.from_bytes(b"\\x00")', lambda: (bool.from_bytes(b"\x00")))
show('1 < "a"', lambda: (1 < "a"))
show('1 + None', lambda: (1 + None))
show('-"a"', lambda: (-"a"))
show('pow(2, 1000000, 10**9+7), pow(10**50+1, 10**50, 10**40+7)', lambda: (pow(2, 1000000, 10**9+7), pow(10**50+1, 10**50, 10**40+7)))
show('(3).__rsub__(5), (3).__rpow__(2), (3).__rdivmod__(10)', lambda: ((3).__rsub__(5), (3).__rpow__(2), (3).__rdivmod__(10)))
show('int.from_bytes(b"\\xff"*10), ', lambda: (int.from_bytes(b"\xff"*10)))
