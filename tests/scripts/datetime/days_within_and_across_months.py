# Sums that stay in the month are made without the calendar, others with it.
import pickle
from datetime import date, datetime, timedelta, timezone

for year in (2023, 2024, 1900, 2000):
    day = date(year, 1, 1)
    seen = []
    while day.year == year:
        seen.append(day)
        day += timedelta(1)
    print(year, len(seen), seen[58], seen[59], seen[-1], all(b - a == timedelta(1) for a, b in zip(seen, seen[1:])))
    back = [date(year, 12, 31) - timedelta(n) for n in range(len(seen))]
    print(back[::-1] == seen, [d.isoformat() for d in back if d.day == 1][:3])

moment = datetime(2024, 2, 28, 23, 59, 59, 999999, fold=1)
for delta in (
    timedelta(microseconds=1), timedelta(seconds=1), timedelta(1), timedelta(2), timedelta(-27), timedelta(-28), timedelta(0),
    timedelta(days=1, microseconds=1), timedelta(hours=-24), timedelta(days=-1, microseconds=-1), timedelta(days=400, seconds=86399),
):
    print(delta, moment + delta, moment - delta, (moment + delta).fold, delta + moment == moment + delta)
aware = moment.replace(tzinfo=timezone(timedelta(hours=2)))
print(aware + timedelta(seconds=1), (aware + timedelta(1)).tzinfo is aware.tzinfo)


class Day(date):
    pass


class Moment(datetime):
    pass


print(type(Day(2024, 2, 28) + timedelta(1)), type(Moment(2024, 2, 28) + timedelta(1)), Moment(2024, 2, 28) + timedelta(1))
for what in (
    lambda: date.max + timedelta(1), lambda: date.min - timedelta(1), lambda: datetime.max + timedelta(microseconds=1),
    lambda: datetime.min - timedelta(microseconds=1), lambda: date(2024, 1, 1) + timedelta.max, lambda: date(2024, 1, 1) + timedelta.min,
    lambda: datetime(2024, 1, 1) + timedelta.max, lambda: date.max - timedelta(0), lambda: date(9999, 12, 30) + timedelta(hours=36),
    lambda: date(2024, 1, 1) + 1, lambda: date(2024, 1, 1) + date(2024, 1, 1),
):
    try:
        print(what())
    except (OverflowError, TypeError) as e:
        print(type(e).__name__, e)
