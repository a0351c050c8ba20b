# Control flow around except*: else, finally, names, nesting, loops inside clauses, generators.
import sys
def flow(error):
    order = []
    try:
        try:
            order.append("try")
            if error: raise error
        except* ValueError as e:
            order.append("V")
        except* (TypeError, KeyError):
            order.append("TK")
        else:
            order.append("else")
        finally:
            order.append("finally")
    except BaseException as e:
        order.append(repr(e))
    print(order)
for e in (None, ValueError(1), TypeError(2), OSError(3), ExceptionGroup("g", [ValueError(1), KeyError(2), OSError(3)])): flow(e)
try:
    raise ExceptionGroup("g", [ValueError(1)])
except* ValueError as name:
    pass
try: name
except NameError as e: print(e)
try:
    try: raise ValueError(1)
    except* ValueError as name: del name
except BaseException as e: print("no", e)
def handled():
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as e:
        print(sys.exception() is e, repr(sys.exception()))
        try: raise KeyError("inner")
        except KeyError as k: print(repr(k.__context__))
        print(sys.exception() is e)
    except* TypeError as e:
        print(sys.exception() is e, repr(e.__context__))
    print(sys.exception())
handled()
def inside():
    for i in range(3):
        try: raise ExceptionGroup("g", [ValueError(i)])
        except* ValueError as e:
            for j in range(5):
                if j == 2: break
                if j == 1: continue
                print(i, j)
            def f(): return "from f"
            print(f())
    return "end"
print(inside())
def gen():
    try: yield 1
    except* ValueError as e:
        print("in generator", repr(e))
        yield 2
    yield 3
g = gen(); next(g); print(g.throw(ValueError("thrown"))); print(next(g))
g = gen(); next(g)
try: g.throw(OSError("other"))
except OSError as e: print(repr(e))
try:
    try: raise ExceptionGroup("a", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError:
        try: raise ExceptionGroup("b", [KeyError(1), IndexError(2)])
        except* KeyError: pass
    except* TypeError: raise
except BaseException as e:
    print(repr(e), repr(e.__context__))
order = []
def types(name, value):
    order.append(name)
    return value
try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* types("first", OSError): pass
except* types("second", ValueError): pass
except* types("third", Exception): pass
except* types("never", KeyError): pass
print(order)
def bad():
    try: raise ExceptionGroup("g", [ValueError(1)])
    except* undefined_name: pass
try: bad()
except NameError as e: print(e, repr(e.__context__))
try:
    try: raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError as e: raise e.exceptions[0] from e
except BaseException as e: print(repr(e), repr(e.__cause__), repr(e.__context__))
# PEP 758
try: raise KeyError(1)
except ValueError, KeyError: print("caught without parentheses")
try: raise ExceptionGroup("g", [KeyError(1), ValueError(2)])
except* ValueError, KeyError: print("star without parentheses")
try: raise IndexError(1)
except (ValueError, LookupError) as e: print(repr(e))
