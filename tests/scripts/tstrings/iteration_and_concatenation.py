# Iterating gives the parts in order without empty strings; only templates can be added to templates.
Template = type(t"")
Interpolation = type(t"{0}".interpolations[0])
x = 1
for template in (t"", t"a", t"{x}", t"a{x}b", t"{x}{x}", t"{x} {x}"):
    print(list(template))
iterator = iter(t"a{x}")
print(next(iterator), next(iterator), next(iterator, "end"), iter(iterator) is iterator)
both = t"a{x}b" + t"c{x}d"
print(both.strings, both.values)
print((t"{x}" + t"{x}").strings, (t"" + t"").strings)
for action in (
    lambda: t"a" + "b",
    lambda: "a" + t"b",
    lambda: t"a" + 1,
    lambda: t"a".__add__("b"),
    lambda: t"a" * 2,
    lambda: len(t"a"),
    lambda: t"a"[0],
    lambda: format(t"a", "x"),
    lambda: t"{undefined}",
):
    try:
        print(action())
    except (TypeError, NameError) as error:
        print(type(error).__name__, error)
print(Template("a", "b", Interpolation(x, "x"), "c", Interpolation(2), Interpolation(3)))
print(Template(), Template("a"), Template(Interpolation(1)))
same = t"a"
print(same == same, t"a" == t"a", hash(same) == hash(same), bool(t""))
print(str(same), format(same), repr(same))
