"""ZoneInfo in Python (PEP 615; CPython: Modules/_zoneinfo.c): time zones from compiled files of the IANA database (RFC 8536).

Behind the last transition of a file its rule is asked, a TZ string as POSIX has them. Times are counted in seconds since 1970, of UTC or of
the zone's own clock ("wall").
"""

import collections
import weakref
from bisect import bisect_right
from datetime import datetime, timedelta, tzinfo

from . import _common, _tzpath

_DAY = 86400
_EPOCH_ORDINAL = 719163
_STRONG = 8


class _Kind:
    """One kind of local time: its offset from UTC, what of that is daylight saving time, and its name."""

    __slots__ = ("seconds", "utcoff", "dst", "name")

    def __init__(self, seconds, dst, name):
        self.seconds = seconds
        self.utcoff = timedelta(seconds=seconds)
        self.dst = timedelta(seconds=dst)
        self.name = name

    def equals(self, other):
        return (self.utcoff, self.dst, self.name) == (other.utcoff, other.dst, other.name)


_UNKNOWN = _Kind(0, 0, None)
_UNKNOWN.utcoff = _UNKNOWN.dst = None


def _wall_seconds(dt):
    """Seconds on the clock of a datetime, whatever its zone."""
    days = dt.toordinal() - _EPOCH_ORDINAL
    return days * _DAY + dt.hour * 3600 + dt.minute * 60 + dt.second


class ZoneInfo(tzinfo):
    """A time zone by its name; the same object for the same name, while it is in use or was lately."""

    __module__ = "zoneinfo"
    _weak_cache = weakref.WeakValueDictionary()
    _strong_cache = collections.OrderedDict()

    def __init_subclass__(cls):
        cls._weak_cache = weakref.WeakValueDictionary()
        cls._strong_cache = collections.OrderedDict()

    def __new__(cls, key):
        instance = cls._weak_cache.get(key)
        if instance is None:
            instance = cls._weak_cache.setdefault(key, cls._from_name(key))
            instance._cached = True
        strong = cls._strong_cache
        strong[key] = strong.pop(key, instance)
        if len(strong) > _STRONG:
            strong.popitem(last=False)
        return instance

    @classmethod
    def no_cache(cls, key):
        """A new object, which nobody else gets."""
        instance = cls._from_name(key)
        instance._cached = False
        return instance

    @classmethod
    def from_file(cls, file_obj, /, key=None):
        """A zone from an open file, which cannot be pickled."""
        instance = super().__new__(cls)
        instance._key = key
        instance._source = repr(file_obj)
        instance._cached = False
        instance._load(file_obj)
        return instance

    @classmethod
    def clear_cache(cls, *, only_keys=None):
        """Forgets all zones, or some."""
        if only_keys is None:
            cls._weak_cache.clear()
            cls._strong_cache.clear()
            return
        for key in only_keys:
            cls._weak_cache.pop(key, None)
            cls._strong_cache.pop(key, None)

    @classmethod
    def _from_name(cls, key):
        instance = super().__new__(cls)
        instance._key = key
        instance._source = None
        path = _tzpath.find_tzfile(key)
        with open(path, "rb") if path is not None else _common.load_tzdata(key) as file:
            instance._load(file)
        return instance

    @property
    def key(self):
        """The name it was made by; None if it came from a file without one."""
        return self._key

    def _load(self, file):
        indices, moments, offsets, is_dst, names, rule = _common.load_data(file)
        saving = _saving(indices, offsets, is_dst)
        kinds = [_Kind(*kind) for kind in zip(offsets, saving, names)]
        self._moments = list(moments)
        self._kinds = [kinds[index] for index in indices]
        self._before = next((kind for kind, dst in zip(kinds, is_dst) if not dst), kinds[0] if kinds else None)
        if rule:
            self._rule = _parse_rule(rule.decode())
        else:
            last = self._kinds[-1] if self._kinds else self._before
            if last is None:
                raise ValueError("No time zone information found.")
            self._rule = _Fixed(last)
        if self._before is None:
            self._before = self._rule.standard
        # Where the clock is set forward or back: for fold 0 the later reading is the change, for fold 1 the earlier.
        self._walls = [], []
        previous = self._before.seconds
        for moment, kind in zip(self._moments, self._kinds):
            self._walls[0].append(moment + max(previous, kind.seconds))
            self._walls[1].append(moment + min(previous, kind.seconds))
            previous = kind.seconds
        alike = len(kinds) <= 1 and isinstance(self._rule, _Fixed) and all(map(self._rule.standard.equals, kinds))
        self._only = self._rule.standard if alike else None

    def _find(self, dt):
        """What kind of time a datetime of this zone is in."""
        if dt is None:
            return self._only or _UNKNOWN
        seconds, fold = _wall_seconds(dt), dt.fold
        walls = self._walls[fold]
        if not walls or seconds >= walls[-1]:
            return self._rule.find(seconds, dt.year, fold)
        at = bisect_right(walls, seconds)
        return self._kinds[at - 1] if at > 0 else self._before

    def utcoffset(self, dt, /):
        return self._find(dt).utcoff

    def dst(self, dt, /):
        return self._find(dt).dst

    def tzname(self, dt, /):
        return self._find(dt).name

    def fromutc(self, dt, /):
        """A datetime of UTC, marked as of this zone, on this zone's clock."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        seconds, moments = _wall_seconds(dt), self._moments
        at = bisect_right(moments, seconds)
        if at == len(moments) and (at == 0 or not isinstance(self._rule, _Fixed)):
            kind, fold = self._rule.find_utc(seconds, dt.year)
            # The rule knows nothing of the change before it.
            if at and kind.seconds == self._kinds[-1].seconds:
                fold = fold or self._is_repeated(at - 1, seconds)
        elif at == 0:
            kind, fold = self._before, 0
        else:
            kind, fold = self._kinds[at - 1], self._is_repeated(at - 1, seconds)
        dt += kind.utcoff
        return dt.replace(fold=1) if fold else dt

    def _is_repeated(self, at, seconds):
        """Whether the clock shows a second time, after transition `at`, what it shows at a moment."""
        before = self._kinds[at - 1] if at > 0 else self._before
        return before.seconds - self._kinds[at].seconds > seconds - self._moments[at]

    def __str__(self):
        return f"{self._key}" if self._key is not None else repr(self)

    def __repr__(self):
        if self._key is not None:
            return f"{_qualified(self)}(key={self._key!r})"
        return f"{_qualified(self)}.from_file({self._source})"

    def __reduce__(self):
        if self._source is not None:
            import pickle

            raise pickle.PicklingError("Cannot pickle a ZoneInfo file from a file stream.")
        return type(self)._unpickle, (self._key, self._cached)

    @classmethod
    def _unpickle(cls, key, by_cache, /):
        return cls(key) if by_cache else cls.no_cache(key)


def _qualified(zone):
    cls = type(zone)
    return "zoneinfo.ZoneInfo" if cls is ZoneInfo else cls.__qualname__


def _saving(indices, offsets, is_dst):
    """How much of each kind's offset is daylight saving time: a file only says that it is. Standard time beside it tells; else an hour."""
    saving = [0] * len(offsets)
    for at in range(1, len(indices)):
        index = indices[at]
        if not is_dst[index] or saving[index]:
            continue
        neighbours = [indices[at - 1]]
        if index < len(offsets) - 1 and at + 1 < len(indices):
            neighbours.append(indices[at + 1])
        for other in neighbours:
            if not is_dst[other] and offsets[index] != offsets[other]:
                saving[index] = offsets[index] - offsets[other]
                break
    return [3600 if dst and not seconds else seconds for dst, seconds in zip(is_dst, saving)]


# ---- rules: TZ strings ----


class _Fixed:
    """A rule without daylight saving time."""

    def __init__(self, kind):
        self.standard = kind

    def find(self, seconds, year, fold):
        return self.standard

    def find_utc(self, seconds, year):
        return self.standard, 0


class _Changing:
    """A rule with daylight saving time from one day of the year to another."""

    def __init__(self, standard, saving, start, end):
        self.standard, self.saving, self.start, self.end = standard, saving, start, end
        self.gain = saving.seconds - standard.seconds

    def find(self, seconds, year, fold):
        start, end = self.start.wall(year), self.end.wall(year)
        # An hour that is left out or comes twice belongs to what was before for fold 0, to what is after for fold 1.
        if fold == (self.gain >= 0):
            end -= self.gain
        else:
            start += self.gain
        return self._choose(seconds, start, end)

    def find_utc(self, seconds, year):
        start = self.start.wall(year) - self.standard.seconds
        end = self.end.wall(year) - self.saving.seconds
        kind = self._choose(seconds, start, end)
        if self.gain > 0:
            repeated = end <= seconds < end + self.gain
        else:
            repeated = start <= seconds < start - self.gain
        return kind, int(repeated)

    def _choose(self, seconds, start, end):
        saves = start <= seconds < end if start < end else not end <= seconds < start
        return self.saving if saves else self.standard


def _year_start(year):
    """Seconds from 1970 to a year's first day."""
    before = year - 1
    return (before * 365 + before // 4 - before // 100 + before // 400 + 1 - _EPOCH_ORDINAL) * _DAY


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


class _YearDay:
    """Day n of the year, counted from 1 as CPython counts it (POSIX: from 0 without `J`); with `J` the 29th of February is passed over."""

    def __init__(self, day, passes_leap, seconds):
        self.day, self.passes_leap, self.seconds = day, passes_leap, seconds

    def wall(self, year):
        passed = self.passes_leap and self.day >= 59 and _is_leap(year)
        return _year_start(year) + (self.day - 1 + passed) * _DAY + self.seconds


class _Weekday:
    """The n-th of some day of the week in a month; the last, if n is 5."""

    _DAYS = 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31

    def __init__(self, month, week, day, seconds):
        self.month, self.week, self.day, self.seconds = month, week, day, seconds

    def wall(self, year):
        leap = _is_leap(year)
        first = _year_start(year) // _DAY + sum(self._DAYS[: self.month - 1]) + (leap and self.month > 2)
        length = self._DAYS[self.month - 1] + (leap and self.month == 2)
        # 1970 began with a Thursday, day 4.
        at = (self.day - first - 4) % 7 + (self.week - 1) * 7
        return (first + (at if at < length else at - 7)) * _DAY + self.seconds


class _Reader:
    """Reads the parts of a TZ string from left to right."""

    def __init__(self, text):
        self.text, self.at = text, 0

    def refuse(self, what=""):
        raise ValueError(f"Invalid TZ string {self.text!r}{what}")

    def peek(self):
        return self.text[self.at : self.at + 1]

    def accept(self, mark):
        if self.peek() != mark:
            return False
        self.at += 1
        return True

    def name(self):
        """Letters, or letters, digits and signs in angle brackets."""
        quoted, start = self.accept("<"), self.at
        while (c := self.peek()) and c.isascii() and (c.isalpha() or quoted and (c.isdigit() or c in "+-")):
            self.at += 1
        name = self.text[start : self.at]
        if not name or quoted and not self.accept(">"):
            self.refuse()
        return name

    def digits(self, least, most):
        start = self.at
        while self.peek().isascii() and self.peek().isdigit():
            self.at += 1
        if not least <= self.at - start <= most:
            self.refuse()
        return int(self.text[start : self.at])

    def bounded(self, most_digits, least, most):
        """A number of a day's rule."""
        number = self.digits(1, most_digits)
        if not least <= number <= most:
            self.refuse()
        return number

    def time(self, most_hours):
        """[+-]hours[:minutes[:seconds]] in seconds."""
        sign = -1 if self.accept("-") else 1
        if sign > 0:
            self.accept("+")
        hours, minutes, seconds = self.digits(1, 3), 0, 0
        if self.accept(":"):
            minutes = self.digits(2, 2)
            if self.accept(":"):
                seconds = self.digits(2, 2)
        if hours > most_hours:
            self.refuse(f": hours must be in [0, {most_hours}]")
        return sign * (hours * 3600 + minutes * 60 + seconds)

    def day(self):
        """When daylight saving time begins or ends."""
        if self.accept("M"):
            month = self.bounded(2, 1, 12)
            if not self.accept("."):
                self.refuse()
            week = self.bounded(1, 1, 5)
            if not self.accept("."):
                self.refuse()
            return _Weekday(month, week, self.bounded(1, 0, 6), self.moment())
        passes_leap = self.accept("J")
        return _YearDay(self.bounded(3, int(passes_leap), 365), passes_leap, self.moment())

    def moment(self):
        return self.time(167) if self.accept("/") else 2 * 3600


def _parse_rule(text):
    """The rule that a TZ string tells: std offset [dst [offset] , start[/time] , end[/time]]."""
    reader = _Reader(text)
    name = reader.name()
    offset = -reader.time(24)
    standard = _Kind(offset, 0, name)
    if reader.at == len(text):
        return _Fixed(standard)
    saving_name = reader.name()
    saving = offset + 3600
    if reader.peek() not in (",", ""):
        saving = -reader.time(24)
    if not reader.accept(","):
        reader.refuse()
    start = reader.day()
    if not reader.accept(","):
        reader.refuse()
    end = reader.day()
    if reader.at != len(text):
        reader.refuse()
    return _Changing(standard, _Kind(saving, saving - offset, saving_name), start, end)
