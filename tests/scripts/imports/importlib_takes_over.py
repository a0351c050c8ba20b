"""What a program sees of the import system before and after it imports importlib."""

import sys
import types

print([finder.__name__ for finder in sys.meta_path[:3]])
print(type(sys.__spec__).__name__, type(sys.__spec__).__module__, sys.__loader__.__name__)
import json

before = json.__spec__
import importlib
import importlib.abc
import importlib.machinery
import importlib.util

print([finder is getattr(importlib.machinery, finder.__name__) for finder in sys.meta_path[:3]])
print(isinstance(json.__spec__, importlib.machinery.ModuleSpec), json.__spec__.name == before.name)
print(isinstance(sys.__spec__, importlib.machinery.ModuleSpec), sys.__loader__ is importlib.machinery.BuiltinImporter)
print(issubclass(importlib.machinery.SourceFileLoader, importlib.abc.SourceLoader))
print(importlib.import_module("json.decoder") is json.decoder, importlib.import_module(".encoder", "json").__name__)
for name, package in ((".x", None), ("", None), ("json.nothing", None), ("..a.b", "c")):
    try:
        importlib.import_module(name, package)
    except (TypeError, ValueError, ImportError) as error:
        print(type(error).__name__, error)
print(importlib.util.find_spec("nothing_at_all"), importlib.util.resolve_name("..b", "a.c"))
print(importlib.reload(json) is json)
try:
    importlib.reload(types.ModuleType("never_imported"))
except ImportError as error:
    print(error)


class Invented(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Modules made of nothing."""

    def find_spec(self, name, path, target=None):
        if name.startswith("invented"):
            return importlib.util.spec_from_loader(name, self, is_package=name == "invented")

    def exec_module(self, module):
        if module.__name__.endswith("broken"):
            raise LookupError("broken inside")
        module.answer = 42


sys.meta_path.insert(0, Invented())
import invented.part

print(invented.part.answer, invented.__path__, invented.part.__package__, invented.part.__spec__.parent)
try:
    import invented.broken
except LookupError as error:
    entry, names = error.__traceback__, []
    while entry is not None:
        names.append(entry.tb_frame.f_code.co_name)
        entry = entry.tb_next
    print(error, names[0], names[-1], "invented.broken" in sys.modules)
lazy = importlib.util.LazyLoader(importlib.util.find_spec("colorsys").loader)
spec = importlib.util.spec_from_loader("colorsys", lazy)
module = importlib.util.module_from_spec(spec)
lazy.exec_module(module)
print(type(module).__name__, module.rgb_to_hsv(1, 0, 0), type(module).__name__)
