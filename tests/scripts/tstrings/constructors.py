# Template and Interpolation can be called; what they refuse.
Template = type(t"")
Interpolation = type(t"{0}".interpolations[0])
print(Interpolation(1), Interpolation(1, "e", "r", "s"), Interpolation(value=[], format_spec="d"))
print(Interpolation.__match_args__, Template[int], Interpolation[int, str])
for action in (
    lambda: Template(3),
    lambda: Template(x=3),
    lambda: Template(t""),
    lambda: Interpolation(),
    lambda: Interpolation(1, 2),
    lambda: Interpolation(1, "a", "x"),
    lambda: Interpolation(1, "a", 3),
    lambda: Interpolation(1, "a", "rr"),
    lambda: Interpolation(1, "a", ""),
    lambda: Interpolation(1, "a", "r", 3),
    lambda: Interpolation(1, other=1),
    lambda: Interpolation(1, "a", "r", "", 5),
    lambda: setattr(t"", "strings", ()),
    lambda: setattr(t"", "other", ()),
    lambda: setattr(Interpolation(1), "value", 2),
    lambda: type("Sub", (Template,), {}),
    lambda: type("Sub", (Interpolation,), {}),
):
    try:
        print(action())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
print(Interpolation(1, "x", None, "").__reduce__())


class Text(str):
    pass


made = Template(Text("a"), Text("b"))
print(made, type(made.strings[0]), Interpolation(1, Text("x"), Text("r"), Text("s")))
match t"{1 + 1!r:>5}".interpolations[0]:
    case Interpolation(value, expression, conversion, format_spec):
        print(value, expression, conversion, format_spec)
match Interpolation("v", "e"):
    case Interpolation(value="v", conversion=None) as whole:
        print(whole)
