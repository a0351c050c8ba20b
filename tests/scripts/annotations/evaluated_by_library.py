# annotationlib: formats, forward references, and functions that compute annotations themselves.
import annotationlib
from annotationlib import ForwardRef, Format


def f(a: int, b: Missing, c: list[Missing], d: Missing.attr[0] | None, e: "text"): ...


strings = annotationlib.get_annotations(f, format=Format.STRING)
print(strings)
forward = annotationlib.get_annotations(f, format=Format.FORWARDREF)
print(forward["a"], type(forward["b"]).__name__, forward["b"].__forward_arg__, forward["e"])
Missing = str
print(forward["b"].evaluate(), forward["c"].__args__[0].evaluate())
print(Format.VALUE, int(Format.FORWARDREF), list(Format))


def computed(format):
    if format == Format.VALUE:
        return {"x": 1}
    if format == Format.STRING:
        return {"x": "as string"}
    raise NotImplementedError


def g(): ...


g.__annotate__ = computed
print(g.__annotations__, annotationlib.get_annotations(g, format=Format.STRING))
print(annotationlib.call_annotate_function(computed, Format.VALUE), annotationlib.get_annotate_from_class_namespace({"__annotate__": 1}))


class C:
    x: Later
    y: int


print(annotationlib.get_annotations(C, format=Format.STRING), annotationlib.get_annotate_from_class_namespace(vars(C))(2) if False else "")
reference = ForwardRef("int | None")
print(reference, reference.evaluate(), reference == ForwardRef("int | None"), reference.__forward_arg__)
for bad in ("1 +", "x = 1"):
    try:
        ForwardRef(bad).evaluate()
    except SyntaxError as error:
        print(error)
print(annotationlib.annotations_to_string({"a": int, "b": list[str], "c": "text", "d": None}))
print(annotationlib.type_repr(f)[:3], annotationlib.type_repr(...), annotationlib.type_repr(len))
