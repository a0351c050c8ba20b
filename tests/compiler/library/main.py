"""Describes, as JSON lines, the code objects that CPython makes of some modules of its library: library.test.ts runs it.

Of the instructions only those are listed that can raise an error, by what they do and where they say they are.
"""

import dis
import json
import os
import types
import warnings

KINDS = {
    "CALL": "call",
    "CALL_KW": "call",
    "CALL_FUNCTION_EX": "call",
    "LOAD_ATTR": "attribute",
    "LOAD_SUPER_ATTR": "attribute",
    "STORE_ATTR": "store attribute",
    "DELETE_ATTR": "delete attribute",
    "BINARY_SLICE": "subscript",
    "STORE_SUBSCR": "store subscript",
    "STORE_SLICE": "store subscript",
    "DELETE_SUBSCR": "delete subscript",
    "BINARY_OP": "binary",
    "COMPARE_OP": "compare",
    "CONTAINS_OP": "compare",
    "UNARY_NEGATIVE": "unary",
    "UNARY_NOT": "unary",
    "UNARY_INVERT": "unary",
    "LOAD_NAME": "name",
    "LOAD_GLOBAL": "name",
    "LOAD_FROM_DICT_OR_GLOBALS": "name",
    "GET_ITER": "iterate",
    "UNPACK_SEQUENCE": "unpack",
    "UNPACK_EX": "unpack",
    "IMPORT_NAME": "import",
    "IMPORT_FROM": "import",
    "RAISE_VARARGS": "raise",
    "FORMAT_SIMPLE": "format",
    "FORMAT_WITH_SPEC": "format",
    "CHECK_EXC_MATCH": "match",
}


def kind(instruction):
    if instruction.opname == "BINARY_OP" and instruction.argrepr == "[]":
        return "subscript"
    return KINDS.get(instruction.opname)


def places(code):
    found = set()
    for each in dis.get_instructions(code):
        what = kind(each)
        if what and each.positions.lineno is not None:
            found.add((what, *(-1 if number is None else number for number in each.positions)))
    return sorted(found)


def describe(code):
    return {
        "qualname": code.co_qualname,
        "firstlineno": code.co_firstlineno,
        "flags": code.co_flags,
        "arguments": [code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount],
        "varnames": code.co_varnames,
        "freevars": code.co_freevars,
        "names": sorted(code.co_names),
        "places": places(code),
        "uses super": "LOAD_SUPER_ATTR" in {each.opname for each in dis.get_instructions(code)},
        "children": [describe(each) for each in code.co_consts if isinstance(each, types.CodeType)],
    }


def main():
    warnings.simplefilter("ignore")
    folder = os.path.dirname(__file__)
    for name in sorted(os.listdir(folder)):
        if name != "main.py":
            with open(os.path.join(folder, name), "rb") as file:
                print(json.dumps([name, describe(compile(file.read(), name, "exec"))]))


main()
