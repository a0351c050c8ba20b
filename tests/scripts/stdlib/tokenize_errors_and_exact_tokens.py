# What is no token is a TokenError; without extra_tokens the tokens are those of the parser, indentation and line ends without text.
import io
import token
import tokenize
from _tokenize import TokenizerIter

for text in ("1_", "1.2_", "1e2_", "1e+", "0b12", "0b1_2", "0b", "0o18", "0o8", "0x1_", "0x", "012", "1_000", "0_0", "00", "1if x else y", "1x", "1jx", "0xfor", "\xa0", "a€", "'abc", "'''abc", "(", "x = \\"):
    try:
        print(repr(text), [t.string for t in tokenize.generate_tokens(io.StringIO(text).readline)][:-2])
    except tokenize.TokenError as error:
        print(repr(text), "TokenError:", *error.args)
for text in ("(1]", "]", "{(}", "(\n]", "012", "1x", "1jx", "\xa0", "a€", "€", "x = \\"):
    try:
        print([t[1] for t in TokenizerIter(io.StringIO(text).readline, extra_tokens=False)])
    except SyntaxError as error:
        print(repr(text), "SyntaxError:", error.msg, error.lineno, error.offset)
source = "if x:\n    y = f'{z!r:>{w}}'\n\n\n\ta\n"
try:
    list(TokenizerIter(io.StringIO(source).readline, extra_tokens=False))
except SyntaxError as error:
    print(type(error).__name__, error.msg, error.lineno, error.end_lineno, repr(error.text))
for extra in (False, True):
    for t in TokenizerIter(io.StringIO("if x:\n  y\nz").readline, extra_tokens=extra):
        print(extra, token.tok_name[t[0]], repr(t[1]), t[2], t[3])
for read in (iter([b"x"]).__next__, iter([3]).__next__):
    try:
        print(list(tokenize.generate_tokens(read)))
    except TypeError as error:
        print(error)
