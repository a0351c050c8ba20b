"""time.strptime: reads a date and a time out of a text by a format, in the C locale.

See https://docs.python.org/3.14/library/time.html#time.strptime. Each directive stands for the texts it may match, tried one after the
other, the longest number first, so that what follows may still match.
"""

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)

# Numbers: least, most, digits, whether a blank may stand for the first digit.
_NUMBERS = {
    "d": (1, 31, 2, True), "H": (0, 23, 2, True), "I": (1, 12, 2, True), "j": (1, 366, 3, False),
    "m": (1, 12, 2, False), "M": (0, 59, 2, False), "S": (0, 61, 2, False), "U": (0, 53, 2, False),
    "W": (0, 53, 2, False), "V": (1, 53, 2, False), "w": (0, 6, 1, False), "u": (1, 7, 1, False),
    "y": (0, 99, 2, False), "Y": (0, 9999, 4, False), "G": (0, 9999, 4, False),
}
# Directives with all their digits.
_FULL = "yYG"
_NAMES = {
    "a": [day[:3] for day in _DAYS],
    "A": _DAYS,
    "b": [month[:3] for month in _MONTHS],
    "B": _MONTHS,
    "p": ("AM", "PM"),
}
_SHORTHAND = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "F": "%Y-%m-%d", "T": "%H:%M:%S", "R": "%H:%M"}


def _strptime_time(struct_time, text, format):
    for number, argument in enumerate((text, format)):
        if not isinstance(argument, str):
            raise TypeError(f"strptime() argument {number} must be str, not {type(argument)}")
    parts = _parse_format(format)
    found = _match(parts, 0, text, 0, {})
    if found is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    end, values = found
    if end != len(text):
        raise ValueError(f"unconverted data remains: {text[end:]}")
    return struct_time(_resolve(values, format))


def _parse_format(format):
    """Directives as single letters in tuples, other characters as they are; blanks as one."""
    parts, at, seen = [], 0, set()
    while at < len(format):
        c = format[at]
        at += 1
        if c.isspace():
            if not parts or parts[-1] != " ":
                parts.append(" ")
        elif c != "%":
            parts.append(c)
        elif at == len(format):
            raise ValueError(f"stray % in format {format!r}")
        else:
            letter = format[at]
            at += 1
            parts += _parse_directive(letter, format, seen)
    return parts


def _parse_directive(letter, format, seen):
    if letter == "%":
        return ["%"]
    if letter in _SHORTHAND:
        return _parse_format(_SHORTHAND[letter])
    if letter not in _NUMBERS and letter not in _NAMES and letter not in "fzZ":
        raise ValueError(f"{letter!r} is a bad directive in format {format!r}")
    if letter in seen:
        raise ValueError(f"redefinition of directive %{letter} in format {format!r}")
    seen.add(letter)
    return [(letter,)]


def _match(parts, i, text, at, values):
    """(where the match ends, values of the directives), or None."""
    while i < len(parts) and not isinstance(parts[i], tuple):
        c = parts[i]
        i += 1
        if c == " ":
            start = at
            while at < len(text) and text[at].isspace():
                at += 1
            if at == start:
                return None
        elif text[at: at + 1].lower() == c.lower():
            at += 1
        else:
            return None
    if i == len(parts):
        return at, values
    letter = parts[i][0]
    for end, value in _candidates(letter, text, at):
        found = _match(parts, i + 1, text, end, {**values, letter: value})
        if found is not None:
            return found
    return None


def _candidates(letter, text, at):
    """(end, value) of each way in which a directive can match."""
    if letter in _NUMBERS:
        yield from _numbers(letter, text, at)
    elif letter in _NAMES:
        names = sorted(enumerate(_NAMES[letter]), key=lambda pair: -len(pair[1]))
        for index, name in names:
            if text[at: at + len(name)].lower() == name.lower():
                yield at + len(name), index
    elif letter == "f":
        for end in range(min(at + 6, len(text)), at, -1):
            if _digits(text[at:end]):
                yield end, int(text[at:end].ljust(6, "0"))
    elif letter == "z":
        yield from _offsets(text, at)
    else:
        import time
        for index, zone in enumerate(({"utc", "gmt", time.tzname[0].lower()}, {time.tzname[1].lower()})):
            for name in sorted(zone, key=len, reverse=True):
                if text[at: at + len(name)].lower() == name:
                    yield at + len(name), index


def _digits(text):
    return text.isascii() and text.isdigit()


def _numbers(letter, text, at):
    least, most, digits, blank = _NUMBERS[letter]
    for count in range(digits, 0, -1):
        part = text[at: at + count]
        if len(part) == count and _digits(part) and least <= int(part) <= most:
            yield at + count, int(part)
        if letter in _FULL:
            return
    if blank and text[at: at + 1] == " " and _digits(text[at + 1: at + 2]) and least <= int(text[at + 1]) <= most:
        yield at + 2, int(text[at + 1])


def _offsets(text, at):
    """+hh:mm, +hhmm, with seconds, or Z: seconds east of UTC."""
    if text[at: at + 1] in ("Z", "z"):
        yield at + 1, 0
    if text[at: at + 1] not in ("+", "-"):
        return
    sign = -1 if text[at] == "-" else 1
    hours, rest = text[at + 1: at + 3], at + 3
    colon = text[rest: rest + 1] == ":"
    minutes = text[rest + colon: rest + colon + 2]
    if not (len(hours) == len(minutes) == 2 and _digits(hours) and _digits(minutes) and int(minutes) < 60):
        return
    end = rest + colon + 2
    seconds = text[end + colon: end + colon + 2]
    if len(seconds) == 2 and _digits(seconds) and int(seconds) < 60 and (not colon or text[end] == ":"):
        yield end + colon + 2, sign * (int(hours) * 3600 + int(minutes) * 60 + int(seconds))
    yield end, sign * (int(hours) * 3600 + int(minutes) * 60)


# --- What the values mean together -----------------------------------------------------------------------------


def _resolve(values, format):
    """The fields of a struct_time, the zone and its offset behind them."""
    year, month, day = _date(values, format)
    hour = values.get("H", 0)
    if "I" in values:
        hour = values["I"] % 12 + (12 if values.get("p") == 1 else 0)
    ordinal = _ordinal(year if year is not None else 1900, month, day)
    weekday = (ordinal + 6) % 7
    yearday = ordinal - _ordinal(year if year is not None else 1900, 1, 1) + 1
    dst = -1
    if "z" in values:
        dst = -1
    if "Z" in values:
        dst = values["Z"]
    return (
        1900 if year is None else year, month, day, hour, values.get("M", 0), values.get("S", 0), weekday, yearday, dst,
        None, values.get("z"),
    )


def _date(values, format):
    year = values.get("Y")
    if year is None and "y" in values:
        year = values["y"] + (2000 if values["y"] <= 68 else 1900)
    _check_iso(values, year)
    weekday = _weekday(values)
    if "G" in values:
        first = _ordinal(values["G"], 1, 4)
        monday = first - (first + 6) % 7
        return _from_ordinal(monday + (values["V"] - 1) * 7 + weekday)
    if "j" in values:
        return _from_ordinal(_ordinal(1900 if year is None else year, 1, 1) + values["j"] - 1)
    if year is not None and weekday is not None and ("U" in values or "W" in values):
        return _from_week(year, values, weekday)
    month, day = values.get("m"), values.get("d", 1)
    if month is None:
        month = values.get("b", values.get("B", 0)) + 1
    leap_day = year is None and (month, day) == (2, 29)
    last = _month_length(1904 if leap_day else 1900 if year is None else year, month)
    if day > last:
        raise ValueError(f"day {day} must be in range 1..{last} for month {month} in year {year or 1900}")
    return year, month, day


def _check_iso(values, year):
    weekday = any(letter in values for letter in "Aauw")
    if "G" in values:
        if "j" in values:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if "V" not in values or not weekday:
            raise ValueError(
                "ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                "('%A', '%a', '%w', or '%u')."
            )
    elif "V" in values:
        if year is None or not weekday:
            raise ValueError(
                "ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                "('%A', '%a', '%w', or '%u')."
            )
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")


def _weekday(values):
    """Monday is 0; None if it is not said."""
    if "w" in values:
        return (values["w"] - 1) % 7
    if "u" in values:
        return values["u"] - 1
    return values.get("A", values.get("a"))


def _from_week(year, values, weekday):
    """The date of a weekday in a week that begins on Sunday (U) or Monday (W)."""
    first = _ordinal(year, 1, 1)
    first_weekday = (first + 6) % 7
    if "U" in values:
        week, weekday, first_weekday = values["U"], (weekday + 1) % 7, (first_weekday + 1) % 7
    else:
        week = values["W"]
    first_week = (7 - first_weekday) % 7
    if week == 0:
        return _from_ordinal(first + weekday - first_weekday)
    return _from_ordinal(first + first_week + 7 * (week - 1) + weekday)


def _month_length(year, month):
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _ordinal(year, month, day):
    """Number of the day; 1 January of the year 1 is 1."""
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    return days + sum(_month_length(year, each) for each in range(1, month)) + day


def _from_ordinal(ordinal):
    year = ordinal // 366 + 1
    while _ordinal(year + 1, 1, 1) <= ordinal:
        year += 1
    month = 1
    while month < 12 and _ordinal(year, month + 1, 1) <= ordinal:
        month += 1
    return year, month, ordinal - _ordinal(year, month, 1) + 1
