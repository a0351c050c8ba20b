import sys


def active():
    error = sys.exception()
    return repr(error) if error else None


try:
    raise ValueError(1)
except ValueError:
    print(active())
    try:
        raise KeyError(2)
    except KeyError:
        print(active())
        try:
            raise TypeError(3)
        except TypeError:
            print(active())
        print(active())
    print(active())
print(active())


def f():
    print("inside f", active())
    try:
        raise OSError("f")
    except OSError:
        print("handling", active())
    print("leaving f", active())


try:
    raise ValueError("around")
except ValueError:
    f()
    print("back", active())


def returns_from_handler():
    try:
        raise ValueError("r")
    except ValueError:
        return active()


print(returns_from_handler(), active())


def loop():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError:
            if i == 0:
                continue
            break
    return active()


print(loop())


def reraise_outer():
    try:
        raise ValueError("outer")
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            pass
        raise


try:
    reraise_outer()
except ValueError as error:
    print(repr(error), repr(error.__context__))
try:
    try:
        raise ValueError("v")
    finally:
        print("in finally", active())
except ValueError:
    pass
with_value = None
try:
    raise ValueError("x")
except ValueError as with_value:
    alias = with_value
try:
    with_value
except NameError as error:
    print(error)
try:
    raise ValueError
except ValueError as alias:
    del alias
print("deleting the name is fine")
try:
    raise ValueError
except ValueError as error:
    error = "rebound"
try:
    error
except NameError:
    print("still removed")
