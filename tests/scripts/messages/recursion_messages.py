# oracle: cpython3.13
# Recursion without end: what raises, and that programs go on afterwards.
import sys


def attempt(label, function):
    try:
        function()
        print(label, "ok")
    except RecursionError as error:
        print(label, "->", str(error).split(" while")[0].split(" in ")[0])
    except Exception as error:
        print(label, "->", type(error).__name__, error)


def plain():
    plain()


def mutual():
    other()


def other():
    mutual()


class Attribute:
    def __getattr__(self, name):
        return getattr(self, name + "x") if len(name) < 10**6 else None


class Equal:
    def __eq__(self, other):
        return self == other


class Less:
    def __lt__(self, other):
        return self < other


class Text:
    def __repr__(self):
        return repr(self)


class Truth:
    def __bool__(self):
        return bool(self)


class Hash:
    def __hash__(self):
        return hash(self)


class Add:
    def __add__(self, other):
        return self + other


class Call:
    def __call__(self):
        return self()


class Item:
    def __getitem__(self, key):
        return self[key]


class Init:
    def __init__(self):
        Init()


class Length:
    def __len__(self):
        return len(self)


class Iter:
    def __iter__(self):
        return iter(self)


def generator():
    yield from generator()


def handler():
    try:
        handler()
    except ValueError:
        pass


def cleaning():
    try:
        cleaning()
    finally:
        pass


def matching(subject):
    match subject:
        case [x]:
            return matching([x])


def starred():
    try:
        starred()
    except* ValueError:
        pass


nested = []
nested.append(nested)
mapping = {}
mapping["self"] = mapping
old = sys.getrecursionlimit()
sys.setrecursionlimit(300)
for label, function in {
    "plain": plain, "mutual": mutual, "attribute": lambda: Attribute().x, "equal": lambda: Equal() == 1, "less": lambda: Less() < 1, "repr": lambda: repr(Text()), "bool": lambda: bool(Truth()),
    "hash": lambda: hash(Hash()), "add": lambda: Add() + 1, "call": lambda: Call()(), "item": lambda: Item()[0], "init": Init, "length": lambda: len(Length()), "iter": lambda: list(Iter()), "generator": lambda: next(generator()),
    "handler": handler, "cleaning": cleaning, "matching": lambda: matching([1]), "starred": starred, "nested repr": lambda: print(nested, mapping), "lambda": lambda: (lambda f: f(f))(lambda f: f(f)),
}.items():
    attempt(label, function)
sys.setrecursionlimit(old)
for limit in (0, -1, "a", 1.5):
    try:
        sys.setrecursionlimit(limit)
    except Exception as error:
        print(limit, type(error).__name__, error)
print("still here")
