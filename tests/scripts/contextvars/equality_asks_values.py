# Contexts are equal when they give the same variables equal values; an error of __eq__ comes through.
import contextvars

a, b = (contextvars.ContextVar(name) for name in "ab")


def filled(*values):
    context = contextvars.Context()
    for variable, value in zip((a, b), values):
        context.run(variable.set, value)
    return context


print(filled(1, 2) == filled(1.0, 2), filled(1, 2) == filled(2, 1), filled(1) == filled(1, 2), filled() == filled())
print(filled(1) != filled(1), filled(1) == {a: 1}, filled(1).__eq__(3), filled().__hash__)


class Raises:
    def __eq__(self, other):
        raise ArithmeticError("not comparable")


for compare in (lambda: filled(Raises()) == filled(Raises()), lambda: filled(1) < filled(2)):
    try:
        print(compare())
    except (ArithmeticError, TypeError) as error:
        print(error)
