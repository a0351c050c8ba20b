# Where a pattern that always matches may stand; what is reported when it stands elsewhere, and where.
def attempt(source):
    try:
        compile(source, "s", "exec")
        print(source.replace("\n", " / "), "- fine")
    except SyntaxError as error:
        print(source.replace("\n", " / "), "-", error.msg, error.lineno, error.offset, error.end_offset)


always = ["x", "_", "(x)", "x as y", "_ as y", "[*_]", "x | 1", "1 | x", "1 | _", "(1 | x)", "_ | x", "(_ as x) | (x as x)", "object()", "1 | (2 | x)", "[x]"]
for pattern in always:
    attempt(f"match s:\n case {pattern}: pass")
    attempt(f"match s:\n case {pattern}: pass\n case 2: pass")
    attempt(f"match s:\n case {pattern} if g: pass\n case 2: pass")
    attempt(f"match s:\n case [{pattern}, 1]: pass\n case 2: pass")
