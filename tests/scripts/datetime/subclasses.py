# Subclasses of date, time, datetime and timedelta: what makes instances of them, what makes plain ones, and whose methods are called.
import copy
import pickle
from datetime import date, datetime, time, timedelta, timezone, tzinfo


class D(date):
    def isoformat(self):
        return "D " + super().isoformat()


class M(datetime):
    def __new__(cls, *args, **kwargs):
        print("M", args, kwargs)
        return super().__new__(cls, *args, **kwargs)


class T(time):
    __slots__ = ("extra",)


class Span(timedelta):
    pass


class Summer(tzinfo):
    def __repr__(self):
        return "Summer()"

    def utcoffset(self, dt):
        return timedelta(hours=2 if dt is None or 4 <= dt.month <= 9 else 1)

    def dst(self, dt):
        return timedelta(hours=1 if 4 <= dt.month <= 9 else 0)

    def tzname(self, dt):
        return "summer" if self.dst(dt) else "winter"


d = D(2020, 2, 29)
print(repr(d), str(d), f"{d}", f"{d:%d.%m.%Y}")
for each in (d + timedelta(1), d - timedelta(1), d.replace(day=1), D.fromordinal(5), D.fromisoformat("2020-01-01"), D.today()):
    print(type(each).__name__, each.year > 2020 or repr(each))
m = M(2020, 6, 1, 12, tzinfo=Summer(), fold=1)
for each in (m + timedelta(1), m.replace(hour=1), m.replace(fold=0), M.combine(d, time(1, fold=1)), M.fromisoformat("2020-01-01T01:00")):
    print(type(each).__name__, each)
print(m.astimezone(timezone.utc), m.utctimetuple()[:6], m.timetuple().tm_isdst)
print(type(m.date()), type(m.time()), m.timetz().tzinfo is m.tzinfo)
print(datetime(2020, 1, 31, 23, 30, tzinfo=timezone.utc).astimezone(Summer()).strftime("%c %Z %z %:z"))
print(datetime(2020, 3, 31, 22, 30, tzinfo=timezone.utc).astimezone(Summer()).strftime("%H:%M %Z %z"))
t = T(1, 2, 3)
t.extra = "kept"
print(repr(t), t.extra, type(t.replace(hour=5)), hasattr(t.replace(hour=5), "extra"))
s = Span(1, 2, 3)
print(repr(s), type(s + s), type(-s), type(+s), type(abs(s)), type(s * 2), s == timedelta(1, 2, 3), hash(s) == hash(timedelta(1, 2, 3)))
for each in (d, t, s, m):
    for protocol in range(6):
        again = pickle.loads(pickle.dumps(each, protocol)) if each is not m else copy.copy(each)
        print(type(again).__name__, again == each, end=" ")
    print()
print(d.__dict__, vars(m), d < D(2021, 1, 1), m == datetime(2020, 6, 1, 10, tzinfo=timezone.utc))
