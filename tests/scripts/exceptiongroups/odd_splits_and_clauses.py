# Groups whose split gives what it should not, clauses that are no classes.
class NotTuple(ExceptionGroup):
    def split(self, by): return [None, None]
class Short(ExceptionGroup):
    def split(self, by): return (None,)
class Long(ExceptionGroup):
    def split(self, by): return ExceptionGroup("m", [ValueError("made")]), None, "more"
class Fails(ExceptionGroup):
    def split(self, by): raise KeyError("split failed")
class Sneaky(ExceptionGroup):
    def split(self, by): return None, self
for cls in (NotTuple, Short, Long, Fails, Sneaky):
    try:
        try: raise cls("g", [ValueError(1), TypeError(2)])
        except* ValueError as e: print("taken", repr(e))
    except BaseException as e: print(cls.__name__, repr(e), repr(e.__context__))
for types in (ExceptionGroup, BaseExceptionGroup, NotTuple, (ValueError, ExceptionGroup), int, "ValueError", None, (ValueError, 5), (), [ValueError], (ValueError, (TypeError,))):
    try:
        try: raise ExceptionGroup("g", [ValueError(1)])
        except* types: print("taken")
    except BaseException as e: print(types, "->", type(e).__name__, e)
    try:
        try: raise ValueError(1)
        except types: print("plain taken")
    except BaseException as e: print("   plain", type(e).__name__, e)
try: pass
except* 5: print("never evaluated")
