"""Bytecode kept on disk: py_compile writes what an import would keep below __pycache__."""

import py_compile
import sys

target = py_compile.compile(__file__)
folder, name = target.rsplit("/", 1)
stem, tag, ending = name.rsplit(".", 2)
print(folder.rsplit("/", 1)[-1])
print(stem == __file__.rsplit("/", 1)[-1].removesuffix(".py"))
print(tag == sys.implementation.cache_tag, ending)
print(py_compile.compile(__file__) == target)
