# Sums that lead to the months before and behind, and to the ends of the calendar.
from datetime import date, datetime, timedelta

total = 0
for year in (1, 4, 100, 400, 1900, 1999, 2000, 2023, 2024, 2100, 9999):
    for month in range(1, 13):
        for day in (1, 2, 15, 27, 28, 29, 30, 31):
            try:
                d = date(year, month, day)
            except ValueError:
                continue
            t = datetime(year, month, day, 23, 59, 59, 999999)
            for days in (0, 1, 2, 27, 28, 29, 30, 31, 32, 56, 57, 58, 59, 60, 61, 62, 365, 366):
                for sign in (1, -1):
                    delta = timedelta(sign * days, sign * 3, sign * 5)
                    try:
                        there = d + delta
                        assert there.toordinal() == d.toordinal() + delta.days, (d, delta, there)
                        total += there.toordinal() * there.month + there.day
                    except OverflowError as e:
                        total += len(str(e))
                    try:
                        there = t + delta
                        assert there - delta == t and there - t == delta, (t, delta, there)
                        total += there.toordinal() * there.second + there.microsecond
                    except OverflowError as e:
                        total += len(str(e))
print(total)
for d in (date(9999, 12, 31), date(9999, 12, 4), date(1, 1, 1), date(1, 1, 28)):
    for days in (28, 27, -27, -28):
        try:
            print(d, days, d + timedelta(days))
        except OverflowError as e:
            print(d, days, e)
print(datetime(2024, 2, 29) + timedelta(1), datetime(2023, 3, 1) - timedelta(1), datetime(2000, 1, 1) - timedelta(microseconds=1))
print(datetime(2024, 12, 31, 23) + timedelta(hours=2), date(2024, 1, 31) + timedelta(29), date(2024, 1, 31) + timedelta(30))


class Day(datetime):
    pass


print(repr(Day(2024, 1, 31) + timedelta(1)), repr(Day(2024, 3, 1) - timedelta(1)))
