class Temperature:
    def __init__(self, celsius):
        self._celsius = celsius

    @property
    def celsius(self):
        """Degrees Celsius."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        print("deleting")
        self._celsius = None

    @property
    def fahrenheit(self):
        return self._celsius * 9 / 5 + 32

    kelvin = property(lambda self: self._celsius + 273.15, doc="given doc")
    write_only = property(fset=lambda self, v: print("wrote", v))


t = Temperature(100)
print(t.celsius, t.fahrenheit, t.kelvin)
t.celsius = 20
print(t.fahrenheit)
t.write_only = 5
del t.celsius
print(t.celsius)
print(Temperature.celsius.__doc__, Temperature.kelvin.__doc__, Temperature.fahrenheit.__doc__)
print(type(Temperature.celsius), Temperature.celsius.fget.__name__, Temperature.fahrenheit.fset)
print(Temperature.celsius.__name__)
for attempt in ("t.fahrenheit = 1", "del t.fahrenheit", "t.write_only", "t.celsius = -300", "del t.kelvin", "t.kelvin = 0"):
    try:
        exec(attempt)
    except (AttributeError, ValueError) as error:
        print(type(error).__name__, error)


class Raises:
    @property
    def broken(self):
        return self.missing

    def __getattr__(self, name):
        return "getattr " + name


print(Raises().broken)


class Sub(Temperature):
    @Temperature.celsius.setter
    def celsius(self, value):
        self._celsius = value * 2

    @property
    def fahrenheit(self):
        return -super().fahrenheit


s = Sub(1)
s.celsius = 10
print(s.celsius, s.fahrenheit)
p = property()
try:
    p.__get__(1)
except AttributeError as error:
    print(error)
print(property(len).__get__([1, 2]), property().__get__(None, int) is not None)
p = property(lambda self: 1).getter(lambda self: 2)
print(p.__get__(5))
