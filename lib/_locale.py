"""The C library's locales as musl has them, which the oracle is built on: every name is a locale, and all are the C locale but for what they
are called. Numbers are musl's. There are no message catalogues: gettext reads its own files (Lib/gettext.py).
"""

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127
_LONGEST_NAME = 23

_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# Texts of nl_langinfo by number.
_texts = {}


class Error(Exception):
    """What locale.Error is."""

    __module__ = "locale"


def _add(first, names, texts):
    for number, (name, text) in enumerate(zip(names, texts), first):
        globals()[name] = number
        _texts[number] = text


_add(14, ["CODESET"], ["UTF-8"])
_add(0x10000, ["RADIXCHAR", "THOUSEP"], [".", ""])
_add(0x20000, [f"ABDAY_{n}" for n in range(1, 8)], [name[:3] for name in _DAYS])
_add(0x20007, [f"DAY_{n}" for n in range(1, 8)], _DAYS)
_add(0x2000E, [f"ABMON_{n}" for n in range(1, 13)], [name[:3] for name in _MONTHS])
_add(0x2001A, [f"MON_{n}" for n in range(1, 13)], _MONTHS)
_add(0x20026, ["AM_STR", "PM_STR"], ["AM", "PM"])
_add(
    0x20028,
    ["D_T_FMT", "D_FMT", "T_FMT", "T_FMT_AMPM", "ERA"],
    ["%a %b %e %T %Y", "%m/%d/%y", "%H:%M:%S", "%I:%M:%S %p", ""],
)
_add(
    0x2002E,
    ["ERA_D_FMT", "ALT_DIGITS", "ERA_D_T_FMT", "ERA_T_FMT"],
    ["%m/%d/%y", "0123456789", "%a %b %e %T %Y", "%H:%M:%S"],
)
_add(0x4000F, ["CRNCYSTR"], [""])
_add(0x50000, ["YESEXPR", "NOEXPR"], ["^[yY]", "^[nN]"])

# What the categories' locales are called.
_names = ["C.UTF-8"] + ["C"] * 5


def setlocale(category, locale=None, /):
    """Calls a category's locale by a name, and gives the name that it has then."""
    category = _category(category)
    if category not in range(LC_ALL + 1):
        raise Error("unsupported locale setting" if locale is not None else "locale query failed")
    if locale is not None:
        _rename(category, locale)
    if category != LC_ALL:
        return _names[category]
    return ";".join(_names) if len(set(_names)) > 1 else _names[0]


def _category(category):
    if isinstance(category, int):
        return category
    raise TypeError(f"'{type(category).__name__}' object cannot be interpreted as an integer")


def _rename(category, locale):
    if not isinstance(locale, str):
        raise TypeError(f"setlocale() argument 2 must be str or None, not {type(locale).__name__}")
    if "\0" in locale:
        raise ValueError("embedded null character")
    parts = locale.split(";") if category == LC_ALL else [locale]
    for place, each in enumerate(range(LC_ALL) if category == LC_ALL else [category]):
        text = parts[min(place, len(parts) - 1)]
        if not text or "/" in text or text[0] == "." or len(text) > _LONGEST_NAME:
            text = "C" if each else "C.UTF-8"
        _names[each] = "C" if text == "POSIX" else text


def localeconv():
    """How the locale writes numbers and money: it says nothing but where the point is."""
    texts = (
        "int_curr_symbol currency_symbol mon_decimal_point mon_thousands_sep positive_sign negative_sign thousands_sep"
    )
    numbers = "int_frac_digits frac_digits p_cs_precedes p_sep_by_space n_cs_precedes n_sep_by_space p_sign_posn n_sign_posn"
    return {
        **dict.fromkeys(texts.split(), ""),
        **dict.fromkeys(numbers.split(), CHAR_MAX),
        "decimal_point": ".",
        "mon_grouping": [],
        "grouping": [],
    }


def strcoll(os1, os2, /):
    """Compares two strings."""
    first, second = _plain("strcoll", 1, os1), _plain("strcoll", 2, os2)
    return (first > second) - (first < second)


def strxfrm(string, /):
    """What to compare instead of a string."""
    return _plain("strxfrm", "", string)


def _plain(function, number, text):
    if not isinstance(text, str):
        place = f"argument {number}" if number else "argument"
        raise TypeError(f"{function}() {place} must be str, not {type(text).__name__}")
    if "\0" in text:
        raise ValueError("embedded null character")
    return text


def nl_langinfo(key, /):
    """One of the locale's texts by its number."""
    if _category(key) not in _texts:
        raise ValueError("unsupported langinfo constant")
    return _texts[key]


def getencoding():
    """The encoding of the locale's texts."""
    return "utf-8"
