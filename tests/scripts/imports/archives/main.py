"""Modules, packages and data in an archive on sys.path."""

import importlib.resources
import os
import pkgutil
import runpy
import sys

folder = os.path.dirname(os.path.abspath(__file__))
archive = os.path.join(folder, "packed.zip")
sys.path.insert(0, archive)
import pack.deep
import single

print(single.name, single.__file__.removeprefix(folder), type(single.__loader__).__name__)
print(pack.part.data, pack.__path__[0].removeprefix(folder))
print(sorted(name for _, name, _ in pkgutil.iter_modules(pack.__path__)))
print(importlib.resources.files("pack").joinpath("words.txt").read_text())
try:
    single.fail()
except ValueError as error:
    print(error, error.__traceback__.tb_next.tb_lineno)
runpy.run_path(archive, run_name="__main__")
print(single.__loader__.is_package("pack"), single.__loader__.get_source("single").splitlines()[0])
try:
    import pack.missing
except ImportError as error:
    print(error)
sys.path.insert(0, os.path.join(archive, "pack"))
import part

print(part.data)
sys.path.insert(0, os.path.join(folder, "broken.zip"))
try:
    import nowhere
except ImportError as error:
    print(error)
