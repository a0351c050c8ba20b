# Quotes, comments, line breaks and nesting in replacement fields (PEP 701's rules hold for t-strings too).
x = {"key": 1}
print(t"{x["key"]}", t'{x['key']}', t"{"a" "b"}".values, t"{f"{f"{1}"}"}".values)
print(
    t"{
        x["key"]  # a comment
        + 1
    }".values
)
print(t"{x!r}{x  !r}{x!r  }".interpolations)
print(t"{1:{2}{3}}{1:a{2}b}{1:{{}}}".interpolations)
print(t"{x['key']:>{"5"}}".interpolations[0].format_spec)
print(t"\x41\u00e9\N{BULLET}{1}\n".strings, rt"\x41{1}\n".strings)
print(t"a\
b{1}".strings)
print(t'''
{1}
'''.strings)
print(t"{ (1, 2) }", t"{1,}", t"{1, 2}", t"{*[1], 2}", sep="\n")
print(t"{[i for i in range(3)]}".values, t"{ {i: i for i in range(2)} }".values, t"{(i for i in ())}".values[0].__name__)
print(t"{1 if x else 2}", t"{x or 1 }".interpolations[0].expression, t"{not x}", t"{-1}", sep="\n")
print(t"{1 == 1}", t"{1 != 2}", t"{1 <= 2:>5}", t"{x is not None=}", sep="\n")
print(t"{'{'}", t"{'}'}", t"{'!'}", t"{':'}", t"{'a' if 1 else ':'}", sep="\n")
print(t"é{'ü'}€".strings, t"{'ü'}".interpolations[0].expression)
variable_名 = 5
print(t"{variable_名=}")
print(eval('t"{1}"'), eval("t'{x}'", {"x": "given"}), eval('T"{1}" t"2"'))


def scopes():
    local = 1

    def inner():
        return t"{local}{[local for _ in range(2)]}".values

    return inner()


class C:
    attribute = 3
    template = t"{attribute}"


print(scopes(), C.template.values, (lambda v: t"{v}")(4).values)
