// Writes assembly/generated/docstrings.json: what the built-in functions, types and their attributes of CPython 3.14 (the npm package
// `pyodide`) have as `__doc__`, as module → {name or qualified name: text}. scripts/standard.mjs packs it. Runs at each build, so it stops
// at once when its output is newer than itself.
//
// Left out: what is written in Python, modules themselves, and modules that taipan does not have.
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const script = fileURLToPath(import.meta.url);
const output = join(dirname(dirname(script)), "assembly/generated/docstrings.json");
if (existsSync(output) && statSync(output).mtimeMs > statSync(script).mtimeMs) process.exit(0);

const PROGRAM = `
import importlib
import json
import re
import sys
import types

OTHERS = re.compile("_?pyodide|_test|_remote_debugging|xxsubtype|_ctypes|_lsprof|_sqlite3|faulthandler|termios")
DESCRIPTORS = (
    types.BuiltinFunctionType,
    types.ClassMethodDescriptorType,
    types.GetSetDescriptorType,
    types.MemberDescriptorType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
)


def native_types(root=object):
    """The types below a type that are made by native code."""
    found = {}
    for cls in type.__subclasses__(root):
        if is_native(cls):
            found[cls] = None
        found.update(native_types(cls))
    return found


def is_native(cls):
    """Made by native code, not by a class statement or by type() and some functions."""
    return not any(isinstance(value, types.FunctionType) or name == "__firstlineno__" for name, value in cls.__dict__.items())


def docstrings():
    texts = {}

    def note(module, name, doc):
        if isinstance(module, str) and isinstance(doc, str) and doc and not OTHERS.match(module):
            texts.setdefault(module, {})[name] = doc

    for name in sys.builtin_module_names:
        if OTHERS.match(name):
            continue
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        for each, value in vars(module).items():
            if isinstance(value, types.BuiltinFunctionType):
                note(name, each, value.__doc__)
    for cls in (object, *native_types()):
        home = getattr(cls, "__module__", None)
        note(home, cls.__qualname__, cls.__doc__)
        for each, value in cls.__dict__.items():
            value = value.__func__ if isinstance(value, staticmethod) else value
            if isinstance(value, DESCRIPTORS):
                note(home, f"{cls.__qualname__}.{each}", value.__doc__)
    return texts


json.dumps(docstrings())
`;

const python = await loadPyodide();
const texts = python.runPython(PROGRAM);
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, texts);
