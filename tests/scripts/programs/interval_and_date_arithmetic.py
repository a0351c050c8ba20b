def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    return [31, 29 if is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]


class Date:
    NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

    def __init__(self, year, month, day):
        if not 1 <= month <= 12:
            raise ValueError(f"month {month}")
        if not 1 <= day <= days_in_month(year, month):
            raise ValueError(f"day {day} in month {month} of {year}")
        self.year, self.month, self.day = year, month, day

    @property
    def ordinal(self):
        y = self.year - 1
        days = y * 365 + y // 4 - y // 100 + y // 400
        return days + sum(days_in_month(self.year, m) for m in range(1, self.month)) + self.day

    @classmethod
    def from_ordinal(cls, n):
        year = n // 366 + 1
        while cls(year + 1, 1, 1).ordinal <= n:
            year += 1
        n -= cls(year, 1, 1).ordinal - 1
        month = 1
        while n > days_in_month(year, month):
            n -= days_in_month(year, month)
            month += 1
        return cls(year, month, n)

    def __add__(self, days):
        return Date.from_ordinal(self.ordinal + days)

    def __sub__(self, other):
        return self.ordinal - other.ordinal if isinstance(other, Date) else self + -other

    def __lt__(self, other):
        return self.ordinal < other.ordinal

    def __eq__(self, other):
        return self.ordinal == other.ordinal

    def __format__(self, spec):
        return (spec or "%Y-%m-%d").replace("%Y", f"{self.year:04}").replace("%m", f"{self.month:02}").replace("%d", f"{self.day:02}").replace("%A", self.weekday)

    @property
    def weekday(self):
        return self.NAMES[(self.ordinal - 1) % 7]


d = Date(2024, 2, 28)
print(f"{d} {d + 1} {d + 2} {d - 60} {Date(2025, 1, 1) - d} {d:%d.%m.%Y is a %A}")
print([y for y in range(1890, 1910) if is_leap(y)], Date(2000, 1, 1).weekday, Date(1, 1, 1).ordinal, all(Date.from_ordinal(n).ordinal == n for n in range(700000, 701000)))
print(sum(Date(y, m, 1).weekday == "Sunday" for y in range(1901, 2001) for m in range(1, 13)), f"{min(Date(2024, 5, 1), Date(2023, 6, 1))}")
for bad in ((2023, 2, 29), (2024, 13, 1), (2024, 4, 31)):
    try:
        Date(*bad)
    except ValueError as error:
        print(error)


def calendar(year, month):
    first = (Date(year, month, 1).ordinal - 1) % 7
    yield " Mo Tu We Th Fr Sa Su"
    cells = ["   "] * first + [f"{day:3}" for day in range(1, days_in_month(year, month) + 1)]
    for i in range(0, len(cells), 7):
        yield "".join(cells[i : i + 7])


print(*calendar(2024, 2), sep="\n")


def merge(intervals):
    result = []
    for low, high in sorted(intervals):
        if result and low <= result[-1][1]:
            result[-1] = result[-1][0], max(high, result[-1][1])
        else:
            result.append((low, high))
    return result


print(merge([(1, 3), (8, 10), (2, 6), (15, 18), (17, 20), (6, 7)]), merge([]), merge([(5, 5)]))
