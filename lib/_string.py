"""How str.format reads its format: the two functions that string.Formatter is built on."""


def formatter_parser(text, /):
    """Yields (literal text, field name, format spec, conversion) for each field; None for what is not there."""
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")
    return _fields(text)


def _fields(text):
    at, size = 0, len(text)
    while at < size:
        literal, at, field = _literal(text, at)
        if not field:
            yield literal, None, None, None
            continue
        end = _closing(text, at)
        yield literal, *_split(text[at:end])
        at = end + 1


def _literal(text, at):
    """The text up to the next field, where that is over, and whether a field begins there. A doubled brace ends a part, too."""
    start = at
    while at < len(text):
        brace = text[at]
        at += 1
        if brace not in "{}":
            continue
        if at == len(text):
            raise ValueError(f"Single '{brace}' encountered in format string")
        if text[at] == brace:
            return text[start:at], at + 1, False
        if brace == "}":
            raise ValueError("Single '}' encountered in format string")
        return text[start:at - 1], at, True
    return text[start:], at, False


def _closing(text, at):
    """Where the brace is that ends the field beginning at `at`."""
    depth, bracket = 1, False
    while at < len(text):
        char = text[at]
        if char == "[" and depth == 1 and not _after_name(text, at):
            bracket = True
        elif char == "]":
            bracket = False
        elif bracket:
            pass
        elif char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if not depth:
                return at
        at += 1
    raise ValueError("expected '}' before end of string")


def _after_name(text, at):
    """Whether the conversion or the spec of the field has begun before `at`: brackets mean nothing there."""
    while at > 0 and text[at - 1] != "{":
        at -= 1
        if text[at] in "!:":
            return True
    return False


def _split(field):
    """(field name, format spec, conversion) of the text between braces."""
    at, bracket = 0, False
    while at < len(field):
        char = field[at]
        if char == "{":
            raise ValueError("unexpected '{' in field name")
        if char == "[":
            bracket = True
        elif char == "]":
            bracket = False
        elif not bracket and char in ":!":
            break
        at += 1
    name, rest = field[:at], field[at:]
    if not rest:
        return name, "", None
    if rest[0] == ":":
        return name, rest[1:], None
    if len(rest) == 1:
        raise ValueError("end of string while looking for conversion specifier")
    conversion, rest = rest[1], rest[2:]
    if rest and rest[0] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[1:], conversion


def formatter_field_name_split(name, /):
    """(first part, iterator of (is it an attribute, attribute or key)) of a field name; numbers as ints."""
    if not isinstance(name, str):
        raise TypeError(f"expected str, got {type(name).__name__}")
    at = 0
    while at < len(name) and name[at] not in ".[":
        at += 1
    return _number(name[:at]), _steps(name, at)


def _number(text):
    return int(text) if text.isdecimal() and text.isascii() else text


def _steps(name, at):
    size = len(name)
    while at < size:
        kind = name[at]
        at += 1
        start = at
        if kind == ".":
            while at < size and name[at] not in ".[":
                at += 1
            if at == start:
                raise ValueError("Empty attribute in format string")
            yield True, name[start:at]
        elif kind == "[":
            at = name.find("]", start)
            if at < 0:
                raise ValueError("Missing ']' in format string")
            if at == start:
                raise ValueError("Empty attribute in format string")
            yield False, _number(name[start:at])
            at += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
