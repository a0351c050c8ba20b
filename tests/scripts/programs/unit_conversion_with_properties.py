class Unit:
    registry = {}

    def __init__(self, factor, symbol, kind):
        self.factor, self.symbol, self.kind = factor, symbol, kind
        Unit.registry[symbol] = self

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, quantity, owner):
        return self if quantity is None else quantity.base / self.factor

    def __set__(self, quantity, value):
        quantity.base = value * self.factor


class Quantity:
    base = 0.0

    def __init__(self, **values):
        for name, value in values.items():
            if not isinstance(getattr(type(self), name, None), Unit):
                raise AttributeError(f"{type(self).__name__} has no unit {name}")
            setattr(self, name, value)

    def __add__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        result = type(self)()
        result.base = self.base + other.base
        return result

    def __mul__(self, factor):
        result = type(self)()
        result.base = self.base * factor
        return result

    __rmul__ = __mul__

    def __eq__(self, other):
        return type(self) is type(other) and abs(self.base - other.base) < 1e-9

    def __lt__(self, other):
        return self.base < other.base

    def __format__(self, spec):
        unit, _, digits = spec.partition(".")
        found = Unit.registry.get(unit)
        if found is None:
            raise ValueError(f"unknown unit {unit!r}")
        return f"{self.base / found.factor:.{digits or 2}f} {found.symbol}"

    def __repr__(self):
        return f"{type(self).__name__}({self.base:g})"


class Length(Quantity):
    metres = Unit(1.0, "m", "length")
    kilometres = Unit(1000.0, "km", "length")
    feet = Unit(0.3048, "ft", "length")
    miles = Unit(1609.344, "mi", "length")


class Time(Quantity):
    seconds = Unit(1.0, "s", "time")
    hours = Unit(3600.0, "h", "time")


trip = Length(kilometres=42.195)
print(f"{trip:km} {trip:mi.3} {trip:ft.0}", trip.metres, round(trip.miles, 4), trip)
trip.miles = 1
print(trip.metres, f"{trip:km.6}", sorted(Unit.registry), Length.miles.name, Length.miles.kind)
total = trip + Length(feet=5280) + 2 * Length(metres=500)
print(total, total == Length(kilometres=4.218688), Length(metres=1) < Length(feet=4), max(Length(metres=1), Length(feet=3)))
t = Time(hours=1.5)
t.seconds += 60
print(t.hours, f"{t:s.0}", vars(t))
for action in (lambda: trip + t, lambda: Length(parsecs=3), lambda: f"{trip:parsec}", lambda: Length(base=3), lambda: trip < 5):
    try:
        action()
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)
