class Date:
    count = 0

    def __init__(self, y, m):
        self.y, self.m = y, m

    @classmethod
    def parse(cls, text):
        cls.count += 1
        return cls(*map(int, text.split("-")))

    @staticmethod
    def is_month(m):
        return 1 <= m <= 12

    @classmethod
    def name(cls):
        return cls.__name__


class Sub(Date):
    pass


d = Date.parse("2024-05")
s = Sub.parse("1999-12")
print(d.y, d.m, type(s).__name__, Date.count, Sub.count, s.parse("1-2").y)
print(Date.is_month(5), d.is_month(13), Sub.name(), d.name(), s.name())
print(type(Date.__dict__["parse"]), type(Date.__dict__["is_month"]), Date.parse.__self__ is Date)
print(Date.__dict__["parse"].__func__, Date.is_month)if False else None
raw = Date.__dict__["parse"]
print(raw.__get__(None, Sub)("3-4").__class__.__name__, raw.__func__.__name__, raw.__name__, raw.__wrapped__ is raw.__func__)
static = Date.__dict__["is_month"]
print(static(5), static.__func__(0), static.__get__(5) is static.__func__, static.__name__)
cm = classmethod(lambda cls, *a: (cls.__name__, a))
print(cm.__get__(5)(1), cm.__get__(None, str)(2))
Date.later = classmethod(lambda cls: "later " + cls.__name__)
print(Sub.later(), s.later())
try:
    classmethod(5).__get__(None, int)()
except TypeError as error:
    print(error)
try:
    cm()
except TypeError as error:
    print(error)
print(Date.parse == Date.parse, Date.parse == Sub.parse, Date.parse is Date.parse)
