"""The finders, the loaders and the spec. See https://docs.python.org/3.14/library/importlib.html#module-importlib.machinery."""

import _host

_loaders = _host.own("_loaders")

ModuleSpec = _loaders.ModuleSpec
BuiltinImporter = _loaders.BuiltinImporter
FrozenImporter = _loaders.FrozenImporter
PathFinder = _loaders.PathFinder
FileFinder = _loaders.FileFinder
SourceFileLoader = _loaders.SourceFileLoader
SourcelessFileLoader = _loaders.SourcelessFileLoader
NamespaceLoader = _loaders.NamespaceLoader

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
EXTENSION_SUFFIXES = []

__all__ = [
    "BYTECODE_SUFFIXES", "BuiltinImporter", "EXTENSION_SUFFIXES", "FileFinder", "FrozenImporter", "ModuleSpec",
    "NamespaceLoader", "PathFinder", "SOURCE_SUFFIXES", "SourceFileLoader", "SourcelessFileLoader", "all_suffixes",
]


def all_suffixes():
    """The endings of files that can be imported."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES
