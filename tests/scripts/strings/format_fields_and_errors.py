def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Thing:
    name = "thing"
    items = [10, {"k": "v", "0x": 7}]

    def __format__(self, spec):
        return f"<{spec}>"

    def __getattr__(self, name):
        if name == "broken":
            raise KeyError("attribute")
        raise AttributeError(name)


thing = Thing()
for text in ("{}", "{0}", "{0} {1} {0}", "{} {}", "{{}}", "{{{}}}", "a{}b{}c", "{0!r}", "{0!s:>5}", "{0!a}", "{:>{}}", "{:{}{}}", "{0:{1}}", "{a}", "{a!r:^9}", "{0}{a}", "{0[0]}", "{0.real}", "{", "}", "{}}", "{{}", "{0", "{!}", "{0!", "{0!r", "{0!rx}", "{0!x}", "{0:", "{:{:{}}}", "{0[}", "{0[]}", "{0.}", "{0[0]x}", "{0{1}}", "{0 }", "{-1}", "{99999999999999999999}", "{0} {}", "{} {0}", "{2}", "{b}", "{a.b}", "{:{a}}", "{!r}", "{0!\u1234}", "{:}", "{0:}}", "{a[b}"):
    show(lambda: text.format("x", 5, a="A"))
for text in ("{}", "{:spec}", "{0.name}", "{0.items[0]}", "{0.items[1][k]}", "{0.items[1][0x]}", "{0.items[5]}", "{0.items[k]}", "{0.missing}", "{0.broken}", "{0!s:.2}", "{:{}}"):
    show(lambda: text.format(thing, "s"))
show(lambda: "{0!r:*^30}".format("漢"))
show(lambda: "".format(1, 2))
show(lambda: "{self}".format(self=1))
show(lambda: "{x} {y}".format(**{"x": 1, "y": 2}))
show(lambda: "{a}{b}".format_map({"a": 1, "b": 2}))
show(lambda: "{a}".format_map({}))
show(lambda: "{}".format_map({}))
show(lambda: "{0}".format_map([]))
show(lambda: "{a}".format_map(5))


class Default(dict):
    def __missing__(self, key):
        return f"[{key}]"


show(lambda: "{a} {b:>5}".format_map(Default(a=1)))


class Bad:
    def __format__(self, spec):
        return 5


show(lambda: "{}".format(Bad()))
show(lambda: format(Bad()))
show(lambda: format(1, 2))
show(lambda: format(object(), "x"))
show(lambda: "{:x}".format(None))
show(lambda: "{:5}".format([]))


class Nested:
    def __format__(self, spec):
        return "{}-{}".format(spec, "{:>4}".format("in"))


show(lambda: "{:out} {}".format(Nested(), Nested()))
