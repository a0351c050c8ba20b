x = "global"


def f():
    x = "local"
    print(eval("x"), eval("x", {"x": "given"}), eval("x", globals(), {"x": "mapping"}))
    exec("x = 'changed'")
    print(x)
    space = {}
    exec("x = 'stored'", globals(), space)
    print(space, x)
    print(eval("x", globals=globals()), eval("x", locals={"x": "only locals"}))
    exec("print(x)", globals={"x": "by keyword", "print": print})
    exec("print(x)", locals={"x": "by keyword too"})


f()


class Mapping:
    def __getitem__(self, key):
        if key.startswith("__") or key in ("len", "print"):
            raise KeyError(key)
        return "item " + key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


print(eval("a, len('abc')", {}, Mapping()))
exec("b = a; del b; print(c)", {}, Mapping())
exec("class C:\n  y = z", {}, Mapping())
