# Keys with an __eq__ of their own, in the namespace of an instance or a class, that change the class while a name is looked up.


class Evil:
    def __init__(self, action, name="attr"):
        self.action = action
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        action, self.action = self.action, None
        if action:
            print("   in __eq__:", action.__name__)
            action()
        return False


class Descriptor:
    def __get__(self, instance, owner=None):
        return "from the descriptor"

    def __del__(self):
        print("   the descriptor dies")


class C:
    attr = Descriptor()

    def method(self):
        return "from the method"


def delete_attr():
    del C.attr


def delete_method():
    del C.method


c = C()
c.__dict__[Evil(delete_attr)] = 0
print(c.attr, hasattr(c, "attr"))

c = C()
c.__dict__[Evil(delete_method, "method")] = 0
print(c.method(), hasattr(c, "method"))


# In a class: another order while the old one is walked.
class First:
    attr = "of First"


class Second:
    attr = "of Second"


class Third:
    pass


class Below(Third, First):
    pass


def exchange():
    Below.__bases__ = (Third, Second)


Odd = type("Odd", (), {Evil(exchange): 0})
Third.__bases__ = (Odd,)
print(Below.attr in ("of First", "of Second"), Below.__mro__[-2].__name__)
print(Below.attr, super(Below, Below()).attr)
