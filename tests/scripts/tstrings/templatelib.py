# string.templatelib: the types, convert(), and copies of templates.
import copy
from string.templatelib import Interpolation, Template, convert

x = 42
template = t"a{x!r:>5}b"
print(isinstance(template, Template), isinstance(template.interpolations[0], Interpolation))
print(convert("é", None), convert("é", "s"), convert("é", "r"), convert("é", "a"))
try:
    convert("x", "z")
except ValueError as error:
    print(error)
print(copy.copy(template) is template, copy.copy(template))
print(copy.deepcopy(template) is template, copy.deepcopy(template))
function, arguments = template.__reduce__()
print(function.__name__, function.__module__, function(*arguments))
print(template.interpolations[0].__reduce__())
try:
    function(1)
except ValueError as error:
    print(error)


def f(template):
    """What an f-string would have made of it."""
    parts = []
    for part in template:
        match part:
            case str():
                parts.append(part)
            case Interpolation(value, _, conversion, format_spec):
                parts.append(format(convert(value, conversion), format_spec))
    return "".join(parts)


name, width = "World", 12
print(f(t"Hello {name}"), f(t"{name!r:>{width}}|"), f(t"{x:#x}{x:+.2f}{x!s:_^9}"), f(t"{{{x}}}"))
print(f(t"{x=}"), f(t"{x = :>6}"), f(t"{name!a}"), f(t""))
