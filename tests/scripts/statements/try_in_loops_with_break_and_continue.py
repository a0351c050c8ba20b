def run(values):
    log = []
    for value in values:
        try:
            if value == "continue":
                continue
            if value == "break":
                break
            if value == "raise":
                raise ValueError(value)
            log.append(value)
        except ValueError:
            log.append("caught")
            continue
        else:
            log.append("else")
        finally:
            log.append("finally")
        log.append("end")
    else:
        log.append("loop else")
    return log


print(run(["a", "continue", "raise", "b"]))
print(run(["a", "break", "b"]))


def while_loop():
    n = 0
    while True:
        n += 1
        try:
            try:
                if n == 2:
                    continue
                if n == 4:
                    break
            finally:
                print("inner", n)
        finally:
            print("outer", n)
    return n


print(while_loop())


def break_from_except():
    for i in range(5):
        try:
            raise KeyError(i)
        except KeyError as error:
            if error.args[0] == 2:
                break
    return i


print(break_from_except())
for i in range(2):
    try:
        pass
    except Exception:
        pass
    else:
        continue
    print("never")
