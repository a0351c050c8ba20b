"""What built-in functions, types and their attributes have as `__doc__`: looked up in the texts that the build takes from CPython.

vm/docstrings.ts calls `find`. The texts of one module are read, all at once, when the first of them is asked for; without the standard
library's sources there are none.
"""

import _host

_texts = {}


def find(owner, name):
    """The text of a function of a module (its name), of an attribute that a class has from itself or a base, or of a class (None); or None."""
    if isinstance(owner, str):
        return _of_module(owner).get(name)
    if name is None:
        return _of_class(owner, "")
    for cls in type.__dict__["__mro__"].__get__(owner):
        text = _of_class(cls, "." + name)
        if text is not None:
            return text
    return None


def _of_class(cls, attribute):
    names = type.__dict__
    module = names["__module__"].__get__(cls)
    if not isinstance(module, str):
        return None
    return _of_module(module).get(names["__qualname__"].__get__(cls) + attribute)


def _of_module(module):
    texts = _texts.get(module)
    if texts is None:
        data = _host.standard_source("docstrings/" + module)
        parts = [] if data is None else data.decode().split("\0")
        texts = _texts[module] = dict(zip(parts[::2], parts[1::2]))
    return texts
