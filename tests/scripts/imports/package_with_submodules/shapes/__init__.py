from . import circle
from .circle import area

names = ["circle", "square"]


def describe(name):
    return f"{name} of {__name__}"


def fail():
    raise ValueError("raised in a package")
