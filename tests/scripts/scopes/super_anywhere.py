# super() without arguments works wherever the cell of the class and a first argument are.
class A:
    def name(self):
        return "A"

    @classmethod
    def make(cls):
        return "made by A for " + cls.__name__

    @property
    def value(self):
        return "value of A"


class B(A):
    def name(self):
        return "B<" + super().name() + ">"

    @classmethod
    def make(cls):
        return super().make()

    @property
    def value(self):
        return super().value + "!"

    def in_comprehension(self):
        return [super().name() for _ in range(2)], {super().name(): 1 for _ in "a"}

    def in_expression(self, x=None):
        return super().name() if super() else None

    def in_nested_function(self):
        def inner(self):
            return super().name()

        return inner(self)

    def in_lambda(self):
        return (lambda me: super().name())(self)

    def generator(self):
        yield super().name()

    def with_cell(self):
        def inner():
            return self

        return super().name(), inner() is self

    def class_alone(self):
        return __class__, (lambda: __class__)()

    def explicit(self):
        return super(B, self).name(), super(A, self).__init__()


b = B()
print(b.name(), B.make(), b.value, b.in_comprehension(), b.in_expression(), b.in_nested_function(), b.in_lambda())
print(list(b.generator()), b.with_cell(), b.class_alone(), b.explicit())


class Bad(A):
    def no_arguments():
        return super().name()

    def in_genexp(self):
        return list(super().name() for _ in range(1))

    def deleted(self, name="super"):
        del self
        return eval("super().name()")

    def no_class(self):
        return super

    def other(self):
        return super().missing

    def rebound(self):
        self = 5
        return super().name()


for action in (
    lambda: Bad.no_arguments(),
    lambda: Bad().in_genexp(),
    lambda: Bad().deleted(),
    lambda: Bad().other(),
    lambda: Bad().rebound(),
    lambda: super(),
    lambda: super(A, 5),
    lambda: super(5, A),
    lambda: super(A, B()).name(),
):
    try:
        print(action())
    except (TypeError, RuntimeError, AttributeError, NameError) as error:
        print(type(error).__name__, error)


def outside(self):
    return super().name()


try:
    outside(b)
except RuntimeError as error:
    print(error)
