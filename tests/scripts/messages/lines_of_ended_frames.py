# f_lineno of a frame that an exception has ended: where it came up, whatever handlers it passed.
def lines(f):
    try: f()
    except Exception as ex: t = ex.__traceback__
    r = []
    t = t.tb_next
    while t:
        f = t.tb_frame
        r.append((t.tb_lineno - f.f_code.co_firstlineno, f.f_lineno and f.f_lineno - f.f_code.co_firstlineno))
        t = t.tb_next
    print(r)
@lines
def in_except():
    try:
        1/0
    except:
        1/0
        pass
@lines
def other_except():
    try:
        1/0
    except TypeError as ex:
        pass
@lines
def in_named_except():
    try:
        1/0
    except Exception as ex:
        1/0
        pass
@lines
def in_try():
    try:
        1/0
    finally:
        pass
@lines
def in_finally_except():
    try:
        1/0
    finally:
        1/0
        pass
@lines
def reraise_named():
    try:
        1/0
    except Exception as ex:
        pass
        raise
@lines
def reraise_plain():
    try:
        1/0
    except:
        pass
        raise
class Noop:
    def __enter__(self):
        return self
    def __exit__(self, *args):
        pass
@lines
def after_with():
    with Noop():
        1/0
        pass
@lines
def nested():
    try:
        try:
            with Noop():
                [][1]
        finally:
            pass
    except TypeError:
        pass
@lines
def fin_return():
    for i in range(2):
        try:
            try:
                1/0
            finally:
                x = 3
        except ValueError:
            break
@lines
def star():
    try:
        1/0
    except* TypeError:
        pass
@lines
def star2():
    try:
        1/0
    except* ZeroDivisionError as e:
        pass
        raise
def g():
    try:
        yield 1
    finally:
        pass
@lines
def gen():
    for x in g():
        x.foo
class ExitFails:
    def __enter__(self):
        return self
    def __exit__(self, *args):
        raise ValueError
@lines
def after_with2():
    with ExitFails():
        1/0
