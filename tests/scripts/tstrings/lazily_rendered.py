# Programs decide what the parts of a template mean: escaping, collecting values, nesting.
def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


Template = type(t"")


def html(template):
    out = []
    for part in template:
        if isinstance(part, str):
            out.append(part)
        elif isinstance(part.value, Template):
            out.append(html(part.value))
        elif isinstance(part.value, list):
            out.extend(html(item) if isinstance(item, Template) else escape(str(item)) for item in part.value)
        elif part.format_spec == "raw":
            out.append(str(part.value))
        else:
            out.append(escape(str(part.value)))
    return "".join(out)


user = "<script>"
print(html(t"<p>{user}</p>"), html(t"{user:raw}"))
items = ["a & b", "c"]
print(html(t"<ul>{[t'<li>{item}</li>' for item in items]}</ul>"))


def sql(template):
    text, values = "", []
    for string, field in zip(template.strings, template.interpolations):
        text += string + "?"
        values.append(field.value)
    return text + template.strings[-1], values


ident, name = 7, "x'; drop"
print(sql(t"select * from t where id = {ident} and name = {name}"))


class Log:
    def __init__(self, template):
        self.template = template

    def __str__(self):
        return "".join(p if isinstance(p, str) else repr(p.value) for p in self.template)

    def fields(self):
        return {i.expression: i.value for i in self.template.interpolations}


log = Log(t"user {name} did {ident + 1}")
print(log, log.fields())


def evaluated_late(template):
    return "".join(p if isinstance(p, str) else str(p.value()) for p in template)


counter = iter(range(10))
late = t"{lambda_}" if (lambda_ := lambda: next(counter)) else None
print(evaluated_late(late), evaluated_late(late))
both = t"first {name} " + t"second {ident}"
print(both.strings, [i.expression for i in both.interpolations])
