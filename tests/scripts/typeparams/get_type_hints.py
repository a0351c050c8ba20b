# typing.get_type_hints and annotationlib look at annotations in each format.
import annotationlib
from typing import get_type_hints


def shown(value):
    first, *rest = repr(value).split(" at 0x")
    return first + "".join(part[part.index(">") :] for part in rest)


def f[T](a: T, b: "T", c: Later, d: list[Later] = None) -> int: ...


for format in (annotationlib.Format.FORWARDREF, annotationlib.Format.STRING):
    print(format.name, shown(annotationlib.get_annotations(f, format=format)))
try:
    annotationlib.get_annotations(f)
except NameError as error:
    print(error)
Later = str
print(annotationlib.get_annotations(f), get_type_hints(f))


class C[T]:
    x: T
    y: "C[T]"
    z: Unknown | None

    def method(self, x: T, y: Unknown.attribute, z: Unknown[int, 2]) -> __class__: ...


for format in (annotationlib.Format.FORWARDREF, annotationlib.Format.STRING):
    print(shown(annotationlib.get_annotations(C, format=format)))
    print(shown(annotationlib.get_annotations(C.method, format=format)))


def bounded[T: Missing, S: (int, Missing) = Missing](): ...


T, S = bounded.__type_params__
type Alias = dict[Missing, list[int]]
for evaluate in (T.evaluate_bound, S.evaluate_constraints, S.evaluate_default, Alias.evaluate_value):
    for format in (annotationlib.Format.FORWARDREF, annotationlib.Format.STRING):
        print(shown(annotationlib.call_evaluate_function(evaluate, format)))
print(annotationlib.type_repr(int), annotationlib.type_repr(C), annotationlib.type_repr(list[int]), annotationlib.type_repr("x"))
