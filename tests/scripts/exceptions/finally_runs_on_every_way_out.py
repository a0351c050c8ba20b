log = []


def normal():
    try:
        log.append("body")
    finally:
        log.append("finally")


def returning():
    try:
        return "value"
    finally:
        log.append("finally after return")


def raising():
    try:
        raise ValueError
    finally:
        log.append("finally after raise")


def nested():
    try:
        try:
            try:
                return "deep"
            finally:
                log.append(1)
        finally:
            log.append(2)
    finally:
        log.append(3)


def loops():
    for i in range(3):
        try:
            if i == 1:
                break
        finally:
            log.append(i)


def in_generator():
    try:
        yield 1
        yield 2
    finally:
        log.append("generator finally")


def in_except():
    try:
        1 / 0
    except ZeroDivisionError:
        try:
            return "from except"
        finally:
            log.append("inner finally")
    finally:
        log.append("outer finally")


def finally_with_try():
    try:
        raise KeyError("a")
    finally:
        try:
            raise ValueError("b")
        except ValueError as error:
            log.append(repr(error.__context__))


def conditional(flag):
    try:
        if flag == "return":
            return flag
        if flag == "raise":
            raise RuntimeError(flag)
    finally:
        log.append(flag)
    return "fell through"


for function in (normal, returning, raising, nested, loops, in_except, finally_with_try):
    try:
        print(function.__name__, function(), log)
    except Exception as error:
        print(function.__name__, repr(error), log)
    log.clear()
for value in in_generator():
    print(value)
    break
print(log)
log.clear()
for flag in ("return", "raise", "other"):
    try:
        print(conditional(flag))
    except RuntimeError as error:
        print(repr(error))
print(log)


def deep_finally(n):
    if n == 0:
        raise ValueError("bottom")
    try:
        deep_finally(n - 1)
    finally:
        log.append(n)


log.clear()
try:
    deep_finally(5)
except ValueError:
    print(log)


def changes_in_finally():
    x = [1]
    try:
        return x[0]
    finally:
        x[0] = 99


print(changes_in_finally())
while True:
    try:
        continue_once = "x" in globals()
        x = 1
        if not continue_once:
            continue
        break
    finally:
        print("loop finally", continue_once)
