# A t-string keeps its parts: strings, one more than interpolations, and what each interpolation was.
name, width = "World", 10
template = t"Hello {name}!"
print(template.strings, template.interpolations, template.values)
(field,) = template.interpolations
print(field.value, field.expression, field.conversion, field.format_spec)
print(t"", t"".strings, t"".interpolations, t"".values)
print(t"{name}".strings, t"{name}{width}".strings, t"{name} {width}".strings)
print(t"{name!r:>{width}}".interpolations)
print(t"{name!s}{name!a}{name!r}".interpolations)
print(t"{width:{width}.{width}}".interpolations)
print(t"{name=}", t"{ name = }", t"{name=!s}", t"{name=:>5}", sep="\n")
print(t"{{}}{name}{{x}}".strings)
print(t"{ name }".interpolations[0].expression == " name", t"{1 +  2}".interpolations[0])
print(rt"\n{name}", t"\n{name}", TR"\t", sep="\n")
print(t"a" t"{name}b" t"c")
print(
    t"""
{
    name
}"""
)
print(t"{f'{name}!'}", t"{t'{name}'}", sep="\n")
print(t"{(lambda x: x * 2)(3)}", t"{ {'a': 1}['a'] }", t"{name if width else 0}", sep="\n")
print(type(template).__name__, type(template).__module__, type(field).__name__, type(field).__module__)
