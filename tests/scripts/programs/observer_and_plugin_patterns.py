class Event:
    def __init__(self, name=None):
        self.name = name
        self.handlers = []

    def __set_name__(self, owner, name):
        self.name = name
        owner.events = {**getattr(owner, "events", {}), name: self}

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__.setdefault(self.name, Bound(self.name))


class Bound:
    def __init__(self, name):
        self.name, self.handlers = name, []

    def __iadd__(self, handler):
        self.handlers.append(handler)
        return self

    def __isub__(self, handler):
        self.handlers.remove(handler)
        return self

    def __call__(self, *args, **kwargs):
        return [handler(*args, **kwargs) for handler in list(self.handlers)]


class Button:
    clicked = Event()
    pressed = Event()

    def __init__(self, label):
        self.label = label

    def click(self):
        return self.clicked(self, x=1)


button, other = Button("ok"), Button("cancel")


def show(sender, x):
    return f"{sender.label} at {x}"


def once(sender, x):
    sender.clicked -= once
    return "once"


try:
    button.clicked += show
except AttributeError as error:
    print(error)
button.clicked.handlers += [show, once] if show not in button.clicked.handlers else [once]
try:
    print(button.click())
except AttributeError as error:
    print(error)
print(other.click(), sorted(Button.events), Button.clicked.name)


class Registry(type):
    plugins = {}

    def __new__(mcls, name, bases, namespace, **options):
        cls = super().__new__(mcls, name, bases, namespace)
        if options.get("register", True) and bases:
            mcls.plugins.setdefault(options.get("kind", "general"), []).append(cls)
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)


class Plugin(metaclass=Registry):
    priority = 0

    def run(self, text):
        raise NotImplementedError(f"{type(self).__name__}.run")


class Upper(Plugin, kind="text"):
    priority = 5

    def run(self, text):
        return text.upper()


class Reverse(Plugin, kind="text"):
    def run(self, text):
        return text[::-1]


class Broken(Plugin, kind="text", register=True):
    priority = -1


class Hidden(Plugin, register=False):
    pass


class Other(Plugin):
    pass


print({kind: [c.__name__ for c in classes] for kind, classes in Registry.plugins.items()})
text = "plugin"
for plugin in sorted((c() for c in Registry.plugins["text"]), key=lambda p: -p.priority):
    try:
        text = plugin.run(text)
    except NotImplementedError as error:
        print("not implemented:", error)
print(text)


class Pipeline:
    def __init__(self, *steps):
        self.steps = steps

    def __or__(self, step):
        return Pipeline(*self.steps, step)

    def __ror__(self, value):
        for step in self.steps:
            value = step(value)
        return value


print("a-b-c" | (Pipeline() | (lambda s: s.split("-")) | (lambda l: [x * 2 for x in l]) | "+".join))


class Validated:
    def __init__(self, check, message):
        self.check, self.message = check, message

    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        if not self.check(value):
            raise ValueError(f"{self.name[1:]}: {self.message}, got {value!r}")
        setattr(instance, self.name, value)


class Person:
    name = Validated(str.isalpha, "letters only")
    age = Validated(lambda v: 0 <= v < 150, "0 to 149")

    def __init__(self, name, age):
        self.name, self.age = name, age


p = Person("Ada", 36)
p.age += 1
print(p.name, p.age, vars(p))
for args in (("R2D2", 5), ("Bob", 200), ("Bob", "x")):
    try:
        Person(*args)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
