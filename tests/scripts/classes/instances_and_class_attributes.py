class Dog:
    """A dog."""

    legs = 4
    tricks = []

    def __init__(self, name):
        self.name = name

    def bark(self):
        return self.name + " barks"

    def learn(self, trick):
        self.tricks.append(trick)
        return self


rex, fido = Dog("rex"), Dog("fido")
print(rex.bark(), fido.bark(), Dog.bark(rex))
rex.learn("roll")
print(fido.tricks, Dog.tricks is rex.tricks)
rex.legs = 3
print(rex.legs, fido.legs, Dog.legs, rex.__dict__, fido.__dict__)
Dog.legs = 5
del rex.legs
print(rex.legs, fido.legs)
Dog.age = 7
print(rex.age, isinstance(rex, Dog), type(rex) is Dog, Dog.__name__, Dog.__doc__, Dog.__module__)
rex.bark = lambda: "replaced"
print(rex.bark(), fido.bark())
del rex.bark
print(rex.bark())
method = fido.bark
print(method(), method.__self__ is fido, method.__func__ is Dog.bark, method.__name__)
print(rex.bark == rex.bark, rex.bark is rex.bark, rex.bark == fido.bark, Dog.bark is Dog.bark)
print(sorted(k for k in Dog.__dict__ if not k.startswith("__")))
rex.__class__ = type("Cat", (), {"bark": lambda self: self.name + " meows"})
print(rex.bark(), type(rex).__name__)
fido.__dict__["name"] = "via dict"
fido.__dict__.update(extra=1)
print(fido.name, fido.extra, vars(fido))
fido.__dict__ = {"name": "new dict"}
print(fido.bark(), hasattr(fido, "extra"))
try:
    fido.__dict__ = 5
except TypeError as error:
    print(error)
try:
    fido.__class__ = 5
except TypeError as error:
    print(error)
try:
    Dog.__init__()
except TypeError as error:
    print(error)
