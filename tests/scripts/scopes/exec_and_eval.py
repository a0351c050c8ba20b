# exec and eval in functions, classes and with namespaces given: what they see and change.
x = "global"


def function():
    x = "local"
    exec("x = 'changed'; y = 'new'")
    seen = eval("x")
    namespace = {}
    exec("x = 1; z = x + 1", namespace)
    return x, seen, namespace["z"], "y" in locals()


print(function())


def separate():
    globals_, locals_ = {"a": 1}, {"b": 2}
    exec("c = a + b; global d; d = c * 10", globals_, locals_)
    return locals_, globals_["d"], "__builtins__" in globals_


print(separate())
for source in ("def f(): return a\nf()", "[a for _ in range(1)]", "(lambda: a)()", "class C: b = a"):
    try:
        exec(source, {}, {"a": 1})
        print(source, "is fine")
    except NameError as error:
        print(source, "->", error)


class Mapping:
    def __getitem__(self, key):
        print("asked for", key)
        if key == "known":
            return 42
        raise KeyError(key)

    def __setitem__(self, key, value):
        print("set", key, value)


print(eval("known + len('ab')", {}, Mapping()))
exec("made = known", {}, Mapping())
for arguments in (("1", 5), ("1", {}, 5), (5,), ("1 +",), ("x = 1",), ("1\n2",)):
    try:
        print(eval(*arguments))
    except (TypeError, SyntaxError) as error:
        print(arguments, type(error).__name__, error)
print(eval("  1 + 1  "), eval(b"2 + 2"), eval(compile("3 + 3", "", "eval")), exec("pass"), eval("\n4\n"))
print(eval("__builtins__", {"__builtins__": {"x": 1}}), eval("[x for x in range(3)]", {}, {}))
try:
    eval("len('x')", {"__builtins__": {}})
except NameError as error:
    print(error)


class C:
    value = 1
    exec("added = value + 1")
    print(added, eval("value"), eval("[value for _ in range(1)]") if False else "")


print(C.added)


def closure(a):
    def inner():
        return eval("a")

    def using():
        a
        return eval("a")

    try:
        print(inner())
    except NameError as error:
        print(error)
    return using()


print(closure("captured"))
