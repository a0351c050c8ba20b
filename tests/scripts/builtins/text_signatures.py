"""__text_signature__ of built-in functions, methods and types."""
import builtins
import gc
import itertools
import math
import sys

METHODS = ("method_descriptor", "classmethod_descriptor", "staticmethod", "builtin_function_or_method")
# Cut off after a line, or not a method of its own here.
LEFT_OUT = {"__import__", "compile", "open", "__build_class__", "dict.update", "type.__prepare__", "gc.set_threshold"}
TYPES = (
    object, type, int, bool, float, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, enumerate, map,
    filter, zip, reversed, property, staticmethod, classmethod, super, BaseException, OSError,
    itertools.accumulate, itertools.batched, itertools.chain, itertools.count, itertools.cycle, itertools.groupby,
    itertools.islice, itertools.permutations, itertools.product, itertools.repeat, itertools.zip_longest,
)
FUNCTIONS = """abs aiter all anext any ascii bin callable chr delattr dir divmod eval exec format getattr globals hasattr hash hex
id input isinstance issubclass iter len locals max min next oct ord pow print repr round setattr sorted sum vars""".split()
for name in FUNCTIONS:
    print(name, getattr(builtins, name).__text_signature__)
for module, names in (
    (math, "acos atan2 comb dist fma fsum gcd hypot isclose log nextafter perm prod sqrt sumprod"),
    (gc, "collect disable get_objects get_referrers is_tracked set_debug"),
    (sys, "exc_info exit getrecursionlimit getrefcount intern setrecursionlimit"),
    (itertools, "tee"),
):
    for name in names.split():
        print(module.__name__, name, getattr(module, name).__text_signature__)
SHARED = ("__setstate__", "__class_getitem__", "__reduce_ex__", "__buffer__", "__release_buffer__", "__sizeof__")
for kind in TYPES:
    print(kind.__name__, kind.__text_signature__)
    for name, method in sorted(vars(kind).items()):
        if type(method).__name__ in METHODS and name not in SHARED and f"{kind.__name__}.{name}" not in LEFT_OUT:
            print(f"{kind.__name__}.{name}", getattr(method, "__text_signature__", None))


class Own:
    pass


print(Own.__text_signature__)
