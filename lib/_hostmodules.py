"""Modules that an embedder hands in: what most sessions begin with, and so a part of the VM's snapshot. All else that src/embed calls is lib/_embed.py.
"""

import sys


def add_module(name, members, find):
    """Makes the module `name` importable: `members` maps names to values, `find` gives what was added since (or None, False)."""
    module = type(sys)(name)
    module.__dict__.update(members)

    def __getattr__(attribute):
        value, found = find(attribute)
        if not found:
            raise AttributeError(f"module {name!r} has no attribute {attribute!r}")
        return value

    module.__getattr__ = __getattr__
    sys.modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent:
        if parent not in sys.modules:
            add_module(parent, {}, lambda attribute: (None, False))
        sys.modules[parent].__path__ = []
        setattr(sys.modules[parent], child, module)


def remove_module(name):
    sys.modules.pop(name, None)
