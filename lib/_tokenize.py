"""Source text to tokens, line by line, as the tokenize module shows them: with comments and line ends that mean nothing.

The compiler has its own tokenizer (src/syntax/tokenizer.ts), which reads all of a source and has no use for those. With extra_tokens
this one refuses less: brackets need not match, what is no token comes out as an operator or a name, a number may end anywhere; without,
its tokens are those that CPython's parser gets. Method: https://docs.python.org/3.14/reference/lexical_analysis.html, and for f-strings PEP 701.
"""

import re
from token import (
    COMMENT, DEDENT, ENDMARKER, EXACT_TOKEN_TYPES, FSTRING_END, FSTRING_MIDDLE, FSTRING_START, INDENT, NAME, NEWLINE, NL, NUMBER,
    OP, STRING, TSTRING_END, TSTRING_MIDDLE, TSTRING_START,
)

_FORMATS = {"f": (FSTRING_START, FSTRING_MIDDLE, FSTRING_END), "t": (TSTRING_START, TSTRING_MIDDLE, TSTRING_END)}
_TAB, _MOST_INDENTS, _MOST_BRACKETS = 8, 100, 200
_CLOSING = {")": "(", "]": "[", "}": "{"}
# What a number with a prefix is called, and its digits.
_BASES = {"x": ("hexadecimal", "0123456789abcdef"), "o": ("octal", "01234567"), "b": ("binary", "01")}
# The patterns of tokens: None before there is something to tokenize.
_BLANK = _NAME = _NUMBER = _STRING = _OPERATOR = _COMMENT = _LINE_END = _FOLLOWERS = None


def _compile_patterns():
    """Compiling them takes longer than all else that importing this module does, and most programs have it imported by dataclasses only."""
    global _BLANK, _NAME, _NUMBER, _STRING, _OPERATOR, _COMMENT, _LINE_END, _FOLLOWERS
    _NAME = re.compile("[A-Za-z_\x80-\U0010ffff][0-9A-Za-z_\x80-\U0010ffff]*")
    _NUMBER = re.compile(
        r"0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+"
        r"|(?:[0-9](?:_?[0-9])*\.(?:[0-9](?:_?[0-9])*)?|\.[0-9](?:_?[0-9])*)(?:[eE][-+]?[0-9](?:_?[0-9])*)?[jJ]?"
        r"|[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?[jJ]?"
    )
    _STRING = re.compile(r"([rR]?[bBfFtT]?|[bBfFtT][rR]?|[uU])('''|\"\"\"|'|\")")
    _OPERATOR = re.compile("|".join(re.escape(text) for text in sorted(EXACT_TOKEN_TYPES, key=len, reverse=True)))
    _COMMENT = re.compile(r"#[^\r\n]*")
    _LINE_END = re.compile(r"\r?\n|\r|\Z")
    # Keywords that may follow a number without a space (CPython warns of it).
    _FOLLOWERS = re.compile(r"and|else|for|if|in|is|not|or")
    _BLANK = re.compile(r"[ \f\t]*")


class _Format:
    """An f-string or t-string being read."""

    def __init__(self, quote, raw, kinds):
        self.quote, self.raw, self.kinds = quote, raw, kinds
        # Brackets that were open where each of its fields began; whether the innermost is in its format spec.
        self.fields, self.specs = [], []

    @property
    def in_text(self):
        return not self.fields or self.specs[-1]


class TokenizerIter:
    """An iterator over (type, text, (line, column), (end line, end column), source line)."""

    def __init__(self, readline, /, *, encoding=None, extra_tokens):
        if _BLANK is None:
            _compile_patterns()
        self._readline, self._encoding, self._extra = readline, encoding, extra_tokens
        self._line, self._number, self._at = "", 0, 0
        # Where the lines begin that the token at hand lies in.
        self._first_line = ""
        self._indents, self._brackets, self._formats = [(0, 0)], 0, []
        # Those that are open, outside of strings: (bracket, line).
        self._open = []
        self._tokens = self._all()

    def __iter__(self):
        return self

    def __next__(self):
        for token in self._tokens:
            if self._extra:
                kind = token[0]
                return token if kind not in _EXACT else (OP, *token[1:])
            if token[0] not in (COMMENT, NL):
                return token
        raise StopIteration

    # --- Lines ---

    def _next_line(self):
        """Goes to the next line; False at the end."""
        try:
            line = self._readline()
        except StopIteration:
            line = "" if self._encoding is None else b""
        if self._encoding is None:
            if not isinstance(line, str):
                raise TypeError("readline() returned a non-string object")
        elif isinstance(line, bytes):
            line = line.decode(self._encoding)
        else:
            raise TypeError("readline() returned a non-bytes object")
        self._line, self._at = line, 0
        self._number += 1
        return bool(line)

    def _token(self, kind, start, end, text=None):
        """A token on the line at hand."""
        line = self._line
        return (kind, line[start:end] if text is None else text, (self._number, start), (self._number, end), line)

    def _error(self, message, line=None, column=None, kind=SyntaxError):
        number = self._number if line is None else line
        at = self._at + 1 if column is None else column
        return kind(message, ("<string>", number, at, self._line.rstrip("\r\n")))

    def _unfinished(self, column):
        """The error of a source that ends where something is still open."""
        return self._error("unexpected EOF in multi-line statement", self._number - 1, column)

    # --- All tokens ---

    def _all(self):
        while self._next_line():
            if not self._brackets and not self._formats:
                blank = self._indentation()
                yield from blank
                if self._at >= len(self._line):
                    continue
            yield from self._rest_of_line()
        if self._brackets or self._formats:
            raise self._unfinished(0)
        place = (self._number, 0) if self._extra else (self._number - 1, -1)
        for _ in self._indents[1:]:
            yield (DEDENT, "", place, place, "")
        yield (ENDMARKER, "", place, place, "")

    def _indentation(self):
        """INDENT or DEDENTs before the first token of a line; a line without any is passed over."""
        column = other = at = continued = 0
        line = self._line
        while at < len(line) and line[at] in " \t\f\\":
            if line[at] == " ":
                column, other = column + 1, other + 1
            elif line[at] == "\t":
                column, other = (column // _TAB + 1) * _TAB, other + 1
            elif line[at] == "\f":
                column = other = 0
            else:
                # The first of the lines that are joined says how far they are indented.
                continued = continued or column
                if not _LINE_END.match(line, at + 1):
                    break
                if not self._next_line():
                    raise self._unfinished(len(line.rstrip("\r\n")) + 1)
                line, at = self._line, -1
            at += 1
        column = continued or column
        other = continued or other
        self._at = at
        if at == len(line) or line[at] in "#\r\n":
            return self._blank_line(at)
        return self._levels(column, other, at)

    def _blank_line(self, at):
        tokens = []
        comment = _COMMENT.match(self._line, at)
        if comment:
            tokens.append(self._token(COMMENT, at, comment.end()))
            at = comment.end()
        tokens.append(self._line_end(NL, at))
        self._at = len(self._line)
        return tokens

    def _line_end(self, kind, at):
        text = self._line[at:]
        if not self._extra:
            return (kind, "", (self._number, at), (self._number, at), self._line)
        return (kind, text, (self._number, at), (self._number, at + max(len(text), 1)), self._line)

    def _levels(self, column, other, at):
        tokens = []
        if column > self._indents[-1][0]:
            if len(self._indents) >= _MOST_INDENTS:
                raise self._error("too many levels of indentation", kind=IndentationError)
            if other <= self._indents[-1][1]:
                raise self._error("inconsistent use of tabs and spaces in indentation", kind=TabError)
            self._indents.append((column, other))
            if not self._extra:
                return [(INDENT, "", (self._number, -1), (self._number, -1), self._line)]
            return [self._token(INDENT, 0, at)]
        while column < self._indents[-1][0]:
            self._indents.pop()
            place = (self._number, at if self._extra else -1)
            tokens.append((DEDENT, "", place, place, self._line))
        if column != self._indents[-1][0]:
            message = "unindent does not match any outer indentation level"
            raise self._error(message, column=len(self._line.rstrip("\r\n")) + 1, kind=IndentationError)
        if other != self._indents[-1][1]:
            raise self._error("inconsistent use of tabs and spaces in indentation", kind=TabError)
        return tokens

    def _rest_of_line(self):
        while True:
            if self._formats and self._formats[-1].in_text:
                yield from self._format_text()
                continue
            at = self._at = _BLANK.match(self._line, self._at).end()
            line = self._line
            if at >= len(line) or line[at] in "\r\n":
                if self._brackets or self._formats:
                    yield self._line_end(NL, at)
                else:
                    yield self._line_end(NEWLINE, at)
                return
            if line[at] == "\\":
                if not _LINE_END.match(line, at + 1):
                    self._at = at + 1
                    raise self._error("unexpected character after line continuation character")
                if not self._next_line():
                    raise self._unfinished(len(line.rstrip("\r\n")) + 1)
                continue
            yield from self._one(line, at)

    def _one(self, line, at):
        """The token at a place, or the tokens that a string is."""
        if line[at] == "#":
            end = self._at = _COMMENT.match(line, at).end()
            yield self._token(COMMENT, at, end)
            return
        string = _STRING.match(line, at)
        if string:
            yield from self._string(string)
            return
        for pattern, kind in ((_NAME, NAME), (_NUMBER, NUMBER)):
            found = pattern.match(line, at)
            if found and found.end() > at:
                self._at = found.end()
                if kind == NUMBER:
                    self._check_number(line, at, found.end())
                elif not self._extra and not found.group().isidentifier():
                    raise self._strange(found)
                yield self._token(kind, at, found.end())
                return
        yield self._operator(line, at)

    def _strange(self, name):
        """The error of a name that has a character which cannot be in one."""
        text = name.group()
        size = next(size for size in range(1, len(text) + 1) if not text[:size].isidentifier())
        character, column = text[size - 1], name.start() + size
        if character.isprintable():
            return self._error(f"invalid character '{character}' (U+{ord(character):04X})", column=column)
        return self._error(f"invalid non-printable character U+{ord(character):04X}", column=column)

    def _check_number(self, line, start, end):
        """Raises the error of what looks like a number and is none: what the pattern has left of it stands behind it."""
        text, rest = line[start:end], line[end:]
        kind, digits = _BASES.get(line[start + 1:start + 2].lower(), ("decimal", "")) if text[0] == "0" else ("decimal", "")
        if digits:
            tail = rest[1:] if text == "0" else rest
            if tail[:1].isdigit() or tail[:1] == "_" and tail[1:2].isdigit():
                digit = tail.lstrip("_")[0]
                raise self._error(f"invalid digit '{digit}' in {kind} literal", column=line.index(digit, end) + 1)
            if text == "0" or rest[:1] == "_":
                raise self._error(f"invalid {kind} literal")
        elif rest[:1] == "_":
            raise self._error("invalid decimal literal")
        elif rest[:1] in ("e", "E") and rest[1:2] in ("+", "-"):
            raise self._error("invalid decimal literal", column=end + 2)
        if self._extra:
            return
        if not digits and text[0] == "0" and text.replace("_", "").isdigit() and text.strip("0_"):
            message = "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers"
            raise self._error(message, column=start + 1)
        if _NAME.match(rest) and not _FOLLOWERS.match(rest):
            raise self._error(f"invalid {kind if text[-1] not in 'jJ' else 'imaginary'} literal", column=end)

    def _operator(self, line, at):
        found = _OPERATOR.match(line, at)
        text = found.group() if found else line[at]
        field = self._formats[-1] if self._formats else None
        if field and field.fields and self._brackets == field.fields[-1]:
            # Directly in a replacement field.
            if text[0] == "!" and text != "!=":
                text = "!"
            elif text[0] == ":":
                text, field.specs[-1] = ":", True
            elif text == "}":
                field.fields.pop()
                field.specs.pop()
                self._brackets -= 1
                self._at = at + 1
                return self._token(EXACT_TOKEN_TYPES["}"], at, at + 1)
        if text in "([{":
            self._brackets += 1
            if self._brackets >= _MOST_BRACKETS:
                raise self._error("too many nested parentheses")
            self._open.append((text, self._number))
        elif text in _CLOSING:
            self._close(text)
        self._at = at + len(text)
        return self._token(EXACT_TOKEN_TYPES.get(text, OP), at, at + len(text))

    def _close(self, text):
        opened, line = self._open.pop() if self._open else (None, 0)
        if self._brackets:
            self._brackets -= 1
        if self._extra or opened == _CLOSING[text]:
            return
        if opened is None:
            raise self._error(f"unmatched '{text}'")
        where = "" if line == self._number else f" on line {line}"
        raise self._error(f"closing parenthesis '{text}' does not match opening parenthesis '{opened}'{where}")

    # --- Strings ---

    def _string(self, found):
        prefix, quote = found.group(1).lower(), found.group(2)
        for letter, kinds in _FORMATS.items():
            if letter in prefix:
                self._at = found.end()
                self._formats.append(_Format(quote, "r" in prefix, kinds))
                yield self._token(kinds[0], found.start(), found.end())
                return
        yield self._plain_string(found.start(), found.end(), quote)

    def _plain_string(self, start, at, quote):
        first, lines, begin = self._number, [self._line], start
        text = self._line
        while True:
            end = text.find(quote, at)
            slash = text.find("\\", at)
            if 0 <= slash < end or end < 0 <= slash:
                at = slash + 2 if text[slash + 1:slash + 3] != "\r\n" else slash + 3
                if at < len(text) or (at == len(text) and text[at - 1] not in "\r\n"):
                    continue
            elif end >= 0:
                break
            elif len(quote) == 1:
                self._at = start
                message = f"unterminated string literal (detected at line {self._number})"
                raise self._error(message, first, start + 1)
            at = len(text)
            if not self._next_line():
                message = "EOF in multi-line string" if len(quote) == 3 else "unterminated string literal"
                raise self._error(message, first, start + 1)
            lines.append(self._line)
            text += self._line
        end += len(quote)
        self._at = end - (len(text) - len(self._line))
        return (STRING, text[begin:end], (first, start), (self._number, self._at), "".join(lines))

    def _format_text(self):
        """The literal text of an f-string up to a field or to its end; then the brace or the quotes."""
        own = self._formats[-1]
        _, middle, ending = own.kinds
        first, start, whole, parts = self._number, self._at, self._line, []
        in_spec = bool(own.fields)
        while True:
            line, at = self._line, self._at
            if at >= len(line):
                parts.append("")
                if not self._next_line():
                    message = "unterminated f-string literal" if len(own.quote) == 1 else "unterminated triple-quoted f-string literal"
                    raise self._error(f"{message} (detected at line {self._number - 1})", first, start + 1)
                whole += self._line
                continue
            if line.startswith(own.quote, at) and not (in_spec and len(own.quote) == 3 and False):
                break
            char = line[at]
            if char == "\\" and at + 1 < len(line):
                size = 1 if own.raw and line[at + 1] in "{}" else 3 if line[at + 1:at + 3] == "\r\n" else 2
                if line.startswith("N{", at + 1) and not own.raw:
                    size = max(line.find("}", at) + 1 - at, 2)
                parts.append(line[at:at + size])
                self._at += size
            elif char in "{}" and not in_spec and line[at:at + 2] == char * 2:
                parts.append(char)
                self._at += 2
                yield (middle, "".join(parts), (first, start), (self._number, self._at - 1), whole)
                first, start, whole, parts = self._number, self._at, self._line, []
            elif char in "{}":
                break
            elif char in "\r\n" and len(own.quote) == 1:
                if in_spec:
                    break
                message = f"unterminated f-string literal (detected at line {self._number})"
                raise self._error(message, first, start + 1)
            else:
                parts.append(char)
                self._at += 1
        text = "".join(parts)
        if text or in_spec:
            yield (middle, text, (first, start), (self._number, self._at), whole)
        yield self._after_text(own, ending)

    def _after_text(self, own, ending):
        line, at = self._line, self._at
        if line.startswith(own.quote, at):
            self._formats.pop()
            self._brackets -= len(own.fields)
            self._at = at + len(own.quote)
            return self._token(ending, at, self._at)
        self._at = at + 1
        if line[at] == "{":
            self._brackets += 1
            own.fields.append(self._brackets)
            own.specs.append(False)
        elif line[at] == "}" and own.fields:
            own.fields.pop()
            own.specs.pop()
            self._brackets -= 1
        elif line[at] == "}":
            raise self._error("f-string: single '}' is not allowed")
        return self._token(EXACT_TOKEN_TYPES.get(line[at], NL), at, at + 1)


_EXACT = frozenset(EXACT_TOKEN_TYPES.values())
