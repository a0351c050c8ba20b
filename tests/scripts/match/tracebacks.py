# Where errors in patterns are reported.
import sys


def show(function, *args):
    try:
        function(*args)
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__.tb_next)


class Point:
    __match_args__ = ("x",)


class Broken:
    def __eq__(self, other):
        raise ValueError("equality")

    def get(self, *args):
        raise ValueError("get")

    @property
    def attribute(self):
        raise ValueError("attribute")


class BrokenDict(dict):
    get = Broken.get


class BrokenList(list):
    def __len__(self):
        raise ValueError("length")


def too_many(subject):
    match subject:
        case Point(1,
                   2):
            pass


def no_class(subject):
    match subject:
        case Broken.nothing(x=1):
            pass


def attribute(subject):
    match subject:
        case 5 | [_, Broken(attribute=x)]:
            pass


def key(subject):
    match subject:
        case {"a": 1, **rest}:
            pass


def guard(subject):
    match subject:
        case int(x) if x / 0:
            pass


def body(subject):
    match subject:
        case [x]:
            return x + (
                1 / 0)


def subject_fails(x):
    match x.nothing, 5:
        case _:
            pass


def equality(subject):
    match subject:
        case 1 | 2:
            pass


show(too_many, Point())
show(no_class, 1)
show(attribute, [1, Broken()])
show(key, BrokenDict(a=1))
show(guard, 5)
show(body, [1])
show(subject_fails, 1)
show(equality, Broken())
show(attribute, BrokenList())
show(body, BrokenList())
