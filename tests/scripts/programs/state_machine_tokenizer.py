KEYWORDS = {"if", "else", "while", "def", "return"}


class Token:
    __slots__ = ("kind", "text", "line", "column")

    def __init__(self, kind, text, line, column):
        self.kind, self.text, self.line, self.column = kind, text, line, column

    def __repr__(self):
        return f"{self.line}:{self.column} {self.kind} {self.text!r}"

    def __eq__(self, other):
        return (self.kind, self.text) == (other.kind, other.text)


def tokenize(source):
    indents = [0]
    for number, line in enumerate(source.splitlines(), 1):
        stripped = line.lstrip(" ")
        if not stripped or stripped.startswith("#"):
            continue
        indent = len(line) - len(stripped)
        if indent > indents[-1]:
            indents.append(indent)
            yield Token("INDENT", "", number, 1)
        while indent < indents[-1]:
            indents.pop()
            yield Token("DEDENT", "", number, 1)
        if indent != indents[-1]:
            raise IndentationError(f"line {number}: unindent does not match")
        position = indent
        while position < len(line):
            char = line[position]
            start = position
            if char == " ":
                position += 1
                continue
            if char == "#":
                break
            if char.isalpha() or char == "_":
                while position < len(line) and (line[position].isalnum() or line[position] == "_"):
                    position += 1
                text = line[start:position]
                kind = "KEYWORD" if text in KEYWORDS else "NAME"
            elif char.isdigit():
                while position < len(line) and line[position].isdigit():
                    position += 1
                kind = "NUMBER"
            elif char in "'\"":
                end = line.find(char, position + 1)
                if end < 0:
                    raise SyntaxError(f"line {number}: unterminated string")
                position = end + 1
                kind = "STRING"
            elif line[position : position + 2] in ("==", "!=", "<=", ">=", "->"):
                position += 2
                kind = "OP"
            else:
                position += 1
                kind = "OP"
            yield Token(kind, line[start:position], number, start + 1)
        yield Token("NEWLINE", "", number, len(line) + 1)
    for _ in indents[1:]:
        yield Token("DEDENT", "", number + 1, 1)


source = '''def fib(n):
    # comment
    if n <= 1:
        return n
    else:
        text = "it's"

    return fib(n-1) + fib(n - 2)
x=10'''
for token in tokenize(source):
    print(token)
for bad in ("if x:\n    a\n  b", "x = 'open"):
    try:
        print([t.kind for t in tokenize(bad)])
    except SyntaxError as error:
        print(type(error).__name__, error)
