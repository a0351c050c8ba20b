def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)


attempt(eval, "1", 1)
attempt(eval, "1", [])
attempt(eval, "1", {}, 1)
attempt(exec, "1", 1)
attempt(exec, "1", [])
attempt(exec, "1", {}, 1)
attempt(eval, "1", None, None)
attempt(exec, "1", None, None)
attempt(eval)
attempt(exec)
attempt(eval, 1)
attempt(exec, 1)
attempt(eval, "x", {"__builtins__": {}})
attempt(eval, "len('')", {"__builtins__": {}})
attempt(eval, "1", {}, {}, 5)
attempt(exec, "1", {}, {}, 5)
attempt(eval, source="1")
attempt(exec, source="1")
attempt(eval, "1", nonsense=2)
attempt(eval, " \t 1")
attempt(eval, "\n1")
attempt(exec, "  x = 1")


class Sub(dict):
    def __missing__(self, key):
        return "missing " + key


attempt(eval, "a", Sub())
attempt(eval, "a", {}, Sub())
