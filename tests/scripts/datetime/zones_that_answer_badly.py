# What tzinfos may answer: offsets of another type or size, names that are no str, exceptions; and who passes them on.
from datetime import datetime, time, timedelta, timezone, tzinfo


class Zone(tzinfo):
    def __repr__(self):
        return "Zone()"

    def __init__(self, answer):
        self.answer = answer

    def give(self, dt):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    utcoffset = dst = tzname = give


def show(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__ + ":", error)


for answer in (5, "text", None, timedelta(1), timedelta(-1), timedelta(hours=-23, minutes=-59), KeyError("lost")):
    print("---", repr(answer))
    dt = datetime(2020, 5, 17, 8, 30, tzinfo=Zone(answer))
    t = time(8, 30, tzinfo=Zone(answer))
    utc = datetime(2020, 5, 17, 8, 30, tzinfo=timezone.utc)
    for each in (dt, t):
        show(each.utcoffset)
        show(each.dst)
        show(each.tzname)
        show(each.isoformat)
    show(lambda: dt == utc)
    show(lambda: dt < utc)
    show(lambda: dt - utc)
    show(lambda: hash(dt) == hash(utc))
    show(dt.utctimetuple)
    show(dt.timetuple)
    show(lambda: dt.astimezone(Zone(answer)) == dt)
    show(lambda: t == time(1, tzinfo=timezone.utc))
    show(lambda: utc.astimezone(Zone(answer)))


class Text(str):
    def replace(self, old, new):
        return "<" + super().replace(old, new) + ">"


class Named(tzinfo):
    def tzname(self, dt):
        return Text("50%")


show(lambda: time(1, tzinfo=Named()).strftime("%H %Z"))
show(lambda: time(1, tzinfo=Named()).utcoffset())


class BadRatio(float):
    ratio = None

    def as_integer_ratio(self):
        return self.ratio


for ratio in (1, (1,), (1, 2, 3), (1, 2), (2, 1), (1, 0)):
    BadRatio.ratio = ratio
    show(lambda: timedelta(1) * BadRatio())
    show(lambda: timedelta(1) / BadRatio())
