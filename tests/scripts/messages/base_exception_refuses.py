# BaseException: args, notes, traceback, chain, copying; and what they refuse.
e = BaseException(1, "two")
print(e.args, repr(e), str(e), repr(BaseException()), str(BaseException()), repr(BaseException("x")))
def refuse(action):
    try: exec(action, globals()); print(action, "ok")
    except Exception as x: print(action, "->", type(x).__name__, x)
for action in ["e.args = 5", "e.args = 'ab'", "print(e.args)", "e.args = [1]", "print(e.args)", "del e.args", "e.__traceback__ = 5", "e.__traceback__ = None", "del e.__traceback__", "e.__cause__ = 5", "e.__cause__ = ValueError", "e.__cause__ = ValueError('c')", "print(e.__suppress_context__)", "del e.__cause__",
               "e.__context__ = 1", "e.__context__ = None", "del e.__context__", "e.__suppress_context__ = 1", "e.__suppress_context__ = False", "del e.__suppress_context__", "e.__dict__ = 5", "e.__dict__ = {'a': 1}", "print(e.a)", "del e.__dict__", "e.with_traceback(5)", "print(e.with_traceback(None) is e)", "e.with_traceback()",
               "e.add_note(5)", "e.add_note()", "e.add_note('one')", "e.add_note('two')", "print(e.__notes__)", "e.__notes__ = 'text'", "e.add_note('three')", "e.__notes__ = ()", "e.add_note('x')", "del e.__notes__", "e.add_note('four')", "print(e.__notes__)", "e.__setstate__({'k': 2})", "print(e.k)", "e.__setstate__(5)", "e.__setstate__(None)", "e.__setstate__({3: 2})",
               "print(e.__reduce__())", "print(BaseException.__new__(BaseException, 1, 2).args)", "BaseException.__new__(int)", "BaseException(a=1)", "e.__init__(9)", "print(e.args)", "e.__init__(a=1)", "hash(e)", "print(e == BaseException(9), e == e)", "e < e", "raise e from 5", "raise 5", "raise int", "raise None", "raise 'text'", "raise ValueError from KeyError", "raise ValueError from int"]:
    refuse(action)
class Note(str): pass
e.add_note(Note("sub")); print(e.__notes__)
class BadNew(Exception):
    def __new__(cls): return 5
try: raise BadNew
except TypeError as x: print(x)
class BadInit(Exception):
    def __init__(self): raise KeyError("init")
try: raise BadInit
except KeyError as x: print(repr(x))
try: raise ValueError from BadNew
except TypeError as x: print(x)
class NoText(Exception):
    def __str__(self): return 5
try: str(NoText())
except TypeError as x: print(x)

