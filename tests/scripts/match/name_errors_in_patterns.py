# Names that a pattern may bind only once, in every place where they can meet.
def attempt(pattern):
    try:
        compile(f"match s:\n case {pattern}: pass", "s", "exec")
        print(pattern, "- fine")
    except SyntaxError as error:
        print(pattern, "-", error.msg, error.offset, error.end_offset)


for pattern in [
    "[a, a]", "[a, *a]", "[*a, a]", "{1: a, 2: a}", "{1: a, **a}", "C(a, a)", "C(a, x=a)", "C(x=a, y=a)", "a as a", "[a] as a",
    "[a, (b, c)] as b", "[a, [b | b]]", "[a, (1 as a) | (2 as a)]", "(1 as a) | (2 as a)", "[a] | [a, _]", "[a, b] | [b, a]",
    "[a] | [b]", "[a, b] | [a]", "[a] | 1", "1 | [a]", "[1 | [a], b]", "{1: a} | {2: b}", "C(a) | C(x=b)", "[_, _]", "{1: _, 2: _}",
    "_ as a", "(a, b, *c) | {1: a, 2: b, 3: c}", "(a, b, *c) | {1: a, 2: b, **d}", "[(a | b)]", "[a, b as c, *d]", "[*_, *_]", "[*a, *_]",
    "C(x=1, x=2)", "C(1, x=2, y=3, x=4)", "{'a': 1, 'a': 2}", "{'a': 1, b.c: 2, b.c: 3}", "{1: 1, True: 2}", "{0: 1, 0.0: 2}", "{-1: a, -1.0: b}",
    "{b'a': 1, 'a': 2}", "{None: 1, None: 2}", "{1j: 1, 0 + 1j: 2}", "{'a' 'b': 1, 'ab': 2}",
]:
    attempt(pattern)
