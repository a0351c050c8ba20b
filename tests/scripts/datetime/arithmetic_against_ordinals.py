# Dates by way of numbers: every step over the calendar comes back, and differences of moments agree with whole microseconds.
import random
from datetime import date, datetime, timedelta, timezone

random.seed(7)
LAST = date.max.toordinal()
weeks = 0
for ordinal in [*range(1, 1500), *range(LAST - 1500, LAST + 1), *(random.randint(1, LAST) for _ in range(3000))]:
    d = date.fromordinal(ordinal)
    assert d.toordinal() == ordinal and date.min + timedelta(ordinal - 1) == d
    assert d.weekday() == (ordinal + 6) % 7 == d.isoweekday() - 1
    assert date.fromisoformat(d.isoformat()) == d == date.fromisoformat(d.isoformat().replace("-", ""))
    year, week, day = d.isocalendar()
    assert date.fromisocalendar(year, week, day) == d
    assert date.fromisoformat(f"{year:04}-W{week:02}-{day}") == d == date.fromisoformat(f"{year:04}W{week:02}{day}")
    assert d.timetuple().tm_yday == ordinal - date(d.year, 1, 1).toordinal() + 1
    weeks += week == 53
print("dates", weeks)

US = timedelta(microseconds=1)
for _ in range(2000):
    micro = random.randrange(-(10**17), 10**17)
    other = random.randrange(1, 10**random.randint(1, 16))
    a, b = micro * US, other * US
    assert a // US == micro and a + b == (micro + other) * US and a - b == (micro - other) * US
    assert a // b == micro // other and a % b == micro % other * US and divmod(a, b) == (micro // other, micro % other * US)
    assert a / b == micro / other and abs(a) == abs(micro) * US and -a == -micro * US
    assert timedelta(a.days, a.seconds, a.microseconds) == a and a.total_seconds() == micro / 10**6
    n = random.choice([3, -7, 10**6, random.randrange(1, 10**9)])
    assert a // n == micro // n * US
    assert abs(2 * (a / n - micro // n * US) // US) <= 2
print("timedeltas")

for _ in range(1000):
    stamp = random.randrange(-(10**10), 10**11) + random.randrange(10**6) / 10**6
    moment = datetime.fromtimestamp(stamp, timezone.utc)
    assert moment.timestamp() == stamp, stamp
    zone = timezone(timedelta(minutes=random.randrange(-1439, 1440), microseconds=random.choice([0, 0, 1, 999999])))
    there = moment.astimezone(zone)
    assert there == moment and hash(there) == hash(moment) and there - moment == timedelta(0)
    assert datetime.fromisoformat(str(there)) == there and there.tzinfo.utcoffset(None) == there.utcoffset()
    assert (there + timedelta(1)) - there == timedelta(1)
print("moments")
