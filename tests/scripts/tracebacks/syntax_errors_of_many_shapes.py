"""SyntaxErrors shown with their line and marks, and made by hand with odd places."""
import sys


def show(error):
    sys.excepthook(type(error), error, error.__traceback__)


sources = [
    "x = ",
    "if x\n    pass",
    "    x = 1",
    "def f():\npass",
    "def f():\n        x\n    y\n",
    "f(a b)",
    "x = (1,\n     2",
    "print 'hello'",
    "'abc",
    '"""abc\ndef',
    "x = 'tab\there' +",
    "a = 1\nb = = 2",
    "\tx = $",
    "for x in range(10)\n    pass",
    "x = {1: 2, 3}",
    "return 5",
    "def f():\n    yield = 5",
    "class C:\n    def f(self, a, a): pass",
    "def f(x):\n    global x",
    "nonlocal x",
    "break",
    "1 = x",
    "f() = 5",
    "x + 1 = 2",
    "(a, b) += 1",
    "del f()",
    "lambda: (yield) = 1",
    "f(x for x in y, 1)",
    "f(a=1, 2)",
    "f(**a, *b)",
    "f(a=1, a=2)",
    "import a.b as",
    "from x import",
    "from . import *, a",
    "漢字 = = 5",
    "x = '漢字' 5",
    "x = 5 5",
    "async with x: pass",
    "a, b = 1, *",
    "0x",
    "1_000_",
    "0777",
    "5abc",
    "x = 1e",
    "f'{x'",
    "f'{}'",
    "f'{x!z}'",
    "b'é'",
    "x = ]",
    "x = (]",
    "else: pass",
    "try: pass",
    "with open(x) as 5: pass",
    "x = yield = 1",
    "print(a, b c)",
    "whille True: pass",
    "fro x in y: pass",
    "dfe f(): pass",
    "improt sys",
    "x = 5 iff y else 6",
    "retrun 5",
    "clas C: pass",
    "def f():\n    x = 1\n    wihle x: pass",
    "x = [i fro i in y]",
    "a not im b",
    "pas s",
    "Fasle = 1 2",
    "\u00a0x = 1",
    "x = “quoted”",
    "x = 5\x00",
]
for source in sources:
    try:
        compile(source, "<source>", "exec")
        print("compiles:", source)
    except (SyntaxError, ValueError) as error:
        show(error)

places = [
    ("file.py", 1, 1, "text"),
    ("file.py", 1, None, "text"),
    ("file.py", None, 1, "text"),
    (None, 1, 1, "text"),
    (None, None, None, None),
    ("file.py", 1, 0, "text"),
    ("file.py", 1, -5, "text"),
    ("file.py", 1, 100, "text"),
    ("file.py", 1, 3, "    indented text\n"),
    ("file.py", 1, 6, "    indented text\n"),
    ("file.py", 1, 6, "\tindented\ttext\n"),
    ("file.py", 1, 2, ""),
    ("file.py", 1, 2, "   "),
    ("file.py", 1, 2, "text", 1, 4),
    ("file.py", 1, 2, "text", 1, 0),
    ("file.py", 1, 2, "text", 1, -1),
    ("file.py", 1, 2, "text", 1, 2),
    ("file.py", 1, 2, "text", 1, 200),
    ("file.py", 1, 2, "text", 3, 1),
    ("file.py", 1, 3, "text", 1, 1),
    ("file.py", 5, 2, "one\ntwo\nthree"),
    ("file.py", "7", 2, "text"),
    ("file.py", 7, "2", "text"),
    ("file.py", 1, 2, 5),
    ("file.py", 1, 2, b"text"),
    ("", 1, 2, "text"),
]
for place in places:
    show(SyntaxError("made by hand", place))
show(SyntaxError("only a message"))
show(SyntaxError())
show(SyntaxError(""))
show(SyntaxError(5, ("file.py", 1, 2, "text")))
error = IndentationError("changed later", ("file.py", 1, 2, "text"))
error.text = "another text"
error.offset = 5
error.end_offset = 9
error.add_note("and a note")
show(error)
