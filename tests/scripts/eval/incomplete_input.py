ALLOW = 0x4000
DEDENT = 0x200
for source in ["if 1:", "(1,", "x = '''a", "def f():\n  pass", "1 +", "x = 1", "for", "'abc", "if 1:\n  pass\nelse:"]:
    for flags in (0, ALLOW, ALLOW | DEDENT):
        try:
            compile(source, "f", "single", flags)
            print(repr(source), hex(flags), "compiles")
        except SyntaxError as error:
            print(repr(source), hex(flags), type(error).__name__, error.msg)
