def run(action):
    log = []
    try:
        log.append("try")
        action()
    except ValueError as error:
        log.append(f"value {error}")
    except (KeyError, IndexError) as error:
        log.append(f"lookup {error!r}")
    except Exception as error:
        log.append(f"other {type(error).__name__}")
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


def raiser(error):
    def action():
        raise error

    return action


print(run(lambda: None))
for error in (ValueError("v"), UnicodeDecodeError("utf-8", b"x", 0, 1, "r"), KeyError("k"), IndexError("i"), TypeError("t"), ValueError, LookupError()):
    print(run(raiser(error)))
try:
    try:
        raise ValueError("inner")
    except KeyError:
        print("wrong")
    finally:
        print("finally before propagating")
except ValueError as error:
    print("outer", error)
try:
    error
except NameError as gone:
    print(gone)
try:
    pass
except:
    print("never")
else:
    print("else without error")
try:
    raise BaseException("base")
except Exception:
    print("never")
except:
    print("bare except")


def kinds():
    yield ValueError
    yield (KeyError, OSError)


for kind in kinds():
    try:
        raise OSError("from a tuple")
    except kind:
        print("matched", kind)
    except OSError:
        print("not matched by", kind)
for bad in (5, "x", (ValueError, 5), int, None):
    try:
        try:
            raise KeyError("original")
        except bad:
            pass
    except TypeError as error:
        print(error, "| during", repr(error.__context__))
    except KeyError:
        print("tuple skipped")
try:
    raise ValueError
except ValueError, TypeError:
    print("without parentheses")


def evaluated_late():
    print("evaluating the class")
    return ValueError


try:
    pass
except evaluated_late():
    pass
try:
    raise ValueError
except evaluated_late():
    print("caught")
