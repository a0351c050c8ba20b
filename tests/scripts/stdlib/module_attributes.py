# What a module of the standard library says about itself, and how it is found again.
import colorsys
import importlib
import sys

print(colorsys.__name__, colorsys.__file__, repr(colorsys.__package__))
spec = colorsys.__spec__
print(spec.name, spec.origin, spec.has_location, spec.parent == "", spec.submodule_search_locations)
print(colorsys.__loader__.is_package("colorsys"))
source = colorsys.__loader__.get_source("colorsys")
print("def rgb_to_hls(r, g, b):\n" in source)
print(colorsys.__loader__.get_code("colorsys").co_filename)
print("colorsys" in sys.modules, importlib.reload(colorsys) is colorsys)
del sys.modules["colorsys"]
print(importlib.import_module("colorsys") is colorsys)
try:
    import colorsys.parts
except ModuleNotFoundError as error:
    print(error, error.name)
