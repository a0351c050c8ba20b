"""Entries without source lines: code made from text, files that are not there, lines past the end."""
import sys


def show(error):
    sys.excepthook(type(error), error, error.__traceback__)


def run(source, name):
    try:
        exec(compile(source, name, "exec"), {})
    except Exception as error:
        show(error)


run("1 / 0", "<string>")
run("def f():\n    1 / 0\nf()", "<made up>")
run("1 / 0", "no_such_file.py")
run("\n\n1 / 0", "")
run("1 / 0", "name with spaces.py")
run("1 / 0", "<stdin-5>")
run("1 / 0", __file__)
run("\n" * 500 + "1 / 0", __file__)
run("\n" * 5 + "x = None.attribute", __file__)
run("class C:\n  def __init__(self):\n    raise KeyError\nC()", "<class>")
run("raise ValueError('message with\\nseveral\\nlines')", "<lines>")
run("raise ValueError('')", "<empty>")
run("raise ValueError", "<none>")
run("raise ValueError(None)", "<None>")
run("raise ValueError('a', 2)", "<two>")
run("raise KeyError('key\\n')", "<key>")
run("raise KeyError(('a', 1))", "<tuple>")
run("raise OSError('no such thing')", "<os>")
run("raise OSError(4000, 'odd', 'file', None, 'other')", "<os>")
run("raise StopIteration(5)", "<stop>")
run("raise UnicodeDecodeError('ascii', b'abc\\xff', 3, 4, 'bad byte')", "<unicode>")
run("raise UnicodeEncodeError('ascii', 'ab\\xff\\xfe', 2, 4, 'bad characters')", "<unicode>")
run("raise ImportError('no', name='n', path='p')", "<import>")
run("raise AssertionError", "<assert>")
run("raise AssertionError(0)", "<assert>")
