class Base:
    def __init__(self, **kwargs):
        self.options = kwargs

    def describe(self):
        return ["base"]

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(self.describe())})"


class Named(Base):
    def __init__(self, name, **kwargs):
        super().__init__(**kwargs)
        self.name = name

    def describe(self):
        return [f"name={self.name}"] + super().describe()


class Aged(Base):
    def __init__(self, age=0, **kwargs):
        super().__init__(**kwargs)
        self.age = age

    def describe(self):
        return [f"age={self.age}"] + super().describe()


class Comparable:
    def key(self):
        raise NotImplementedError

    def __eq__(self, other):
        return self.key() == other.key()

    def __lt__(self, other):
        return self.key() < other.key()

    def __le__(self, other):
        return not other < self


class Person(Comparable, Named, Aged):
    def key(self):
        return self.age, self.name


class Employee(Person):
    def __init__(self, *args, salary, **kwargs):
        super().__init__(*args, **kwargs)
        self.salary = salary

    def describe(self):
        return super().describe() + [f"salary={self.salary}"]


a, b = Person("ann", age=30, extra=1), Employee("bob", age=25, salary=100)
print(a, b, a.options, b.options, sorted([a, b]), a < b, a <= a, max(a, b).name)
print([c.__name__ for c in Employee.__mro__])
try:
    Person()
except TypeError as error:
    print(error)
try:
    Employee("x")
except TypeError as error:
    print(error)


class Counter:
    instances = 0

    def __new__(cls, *args, **kwargs):
        cls.instances += 1
        return super().__new__(cls)


class Loud:
    def say(self):
        return "LOUD " + super().say()


class Polite:
    def say(self):
        return super().say() + ", please"


class Voice:
    def say(self):
        return "hello"


class LoudPolite(Loud, Polite, Voice, Counter):
    pass


class PoliteLoud(Polite, Loud, Voice, Counter):
    pass


print(LoudPolite().say(), "|", PoliteLoud().say(), "|", LoudPolite().say(), Counter.instances, LoudPolite.instances, PoliteLoud.instances)


class NoVoice(Loud, Polite):
    pass


try:
    NoVoice().say()
except AttributeError as error:
    print(error)


class DictMixin:
    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def items(self):
        return [(key, self[key]) for key in self]


class Squares(DictMixin):
    def __getitem__(self, key):
        if not 0 <= key < 5:
            raise KeyError(key)
        return key * key

    def __iter__(self):
        return iter(range(5))


s = Squares()
print(s.get(3), s.get(9, "no"), 4 in s, 5 in s, s.items(), dict(s.items()))
