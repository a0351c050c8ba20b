# What a relative import warns of when its package is doubtful.
import warnings
from types import SimpleNamespace


def attempt(**names):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            __import__("", names, {}, ("foo",), 1)
        except ImportError as error:
            print(type(error).__name__, error)
    for warning in caught:
        print("   ", warning.category.__name__, warning.message, warning.filename == __file__)


attempt(__package__=None, __spec__=None, __name__="__main__")
attempt(__name__="__main__")
attempt(__package__="one", __spec__=SimpleNamespace(parent="two"), __name__="__main__")
attempt(__package__="one", __spec__=SimpleNamespace(parent="one"), __name__="__main__")
attempt(__package__=None, __spec__=SimpleNamespace(parent="two"), __name__="__main__")
