# fold (PEP 495): it counts for offsets and pickles, not for comparisons within a zone; ambiguous times equal none of another zone.
import pickle
from datetime import date, datetime, time, timedelta, timezone, tzinfo


class Fall(tzinfo):
    """Clocks go back from 2:00 to 1:00 on 1 November 2020."""

    def utcoffset(self, dt):
        before = dt.replace(tzinfo=None, fold=0) < datetime(2020, 11, 1, 1) or (
            dt.replace(tzinfo=None, fold=0) < datetime(2020, 11, 1, 2) and dt.fold == 0
        )
        return timedelta(hours=-4 if before else -5)

    def dst(self, dt):
        return self.utcoffset(dt) - timedelta(hours=-5)

    def __repr__(self):
        return "Fall()"

    def tzname(self, dt):
        return "EDT" if self.dst(dt) else "EST"


zone = Fall()
first = datetime(2020, 11, 1, 1, 30, tzinfo=zone)
second = first.replace(fold=1)
print(first == second, first < second, hash(first) == hash(second), first - second)
for each in (first, second):
    print(repr(each), each, each.utcoffset(), each.tzname(), each.timestamp())
    utc = each.astimezone(timezone.utc)
    print(utc, each == utc, utc == each, each < utc, each - utc)
later = datetime(2020, 11, 1, 3, 30, tzinfo=zone)
print(later == later.astimezone(timezone.utc), hash(later) == hash(later.astimezone(timezone.utc)))
print((second + timedelta(hours=1)).fold, second.replace(hour=5).fold, second.date(), second.time().fold, second.timetz().fold)
print(datetime.combine(date(2020, 11, 1), time(1, 30, fold=1)).fold, time(1, fold=1) == time(1), hash(time(1, fold=1)) == hash(time(1)))
for protocol in range(6):
    moments = second.replace(tzinfo=timezone.utc), time(1, 2, 3, 4, fold=1)
    print([each.fold for each in pickle.loads(pickle.dumps(moments, protocol))], end=" ")
print()
for bad in (2, -1, 1.0, "1", None):
    try:
        print(first.replace(fold=bad))
    except Exception as error:
        print(type(error).__name__ + ":", error)
