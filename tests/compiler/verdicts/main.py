"""Prints, as JSON, what CPython makes of each chunk or line of the .txt files here.

scripts/record-compiler.mjs runs it.
"""

import dis
import json
import os
import symtable
import warnings


def place(error):
    return [error.lineno, error.offset, error.end_lineno, error.end_offset]


def verdict(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "<chunk>", "exec")
        except SyntaxError as error:
            return {"error": error.msg, "place": place(error)}
    return {"warnings": [[str(each.message), each.lineno] for each in caught]}


def as_error(source):
    """The place of the first warning: where the error stands that it becomes."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(source, "<chunk>", "exec")
        except SyntaxError as error:
            return place(error)
    return None


WHERE = {1: "local", 2: "declared global", 3: "global", 4: "free", 5: "cell"}


def where(symbol):
    return WHERE[symbol._Symbol__scope]


def describe(table):
    symbols = {each.get_name(): where(each) for each in table.get_symbols()}
    # Every function has a table for annotations, most of them empty.
    children = [each for each in table.get_children() if each.get_type() != "annotation" or len(each.get_symbols()) > 2]
    return [table.get_name(), table.get_type(), symbols, [describe(each) for each in children]]


def folded(expression):
    """The constant that an expression becomes, as text, or None."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        code = compile(expression, "<chunk>", "eval")
    loads = [each for each in dis.get_instructions(code) if each.opname not in ("RESUME", "RETURN_VALUE")]
    if len(loads) == 1 and loads[0].opname in ("LOAD_CONST", "LOAD_SMALL_INT"):
        return ascii(loads[0].argval)
    return None


def as_annotation(expression):
    namespace = {}
    exec(f"from __future__ import annotations\ndef f(*x: {expression}): pass", namespace)
    return namespace["f"].__annotations__["x"]


def as_docstring(literal):
    namespace = {}
    exec(f"def f():\n    {literal}", namespace)
    return namespace["f"].__doc__


def text(name):
    path = os.path.join(os.path.dirname(__file__), f"{name}.txt")
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def chunks(name):
    return text(name).split("---\n")


def lines(name):
    return text(name).splitlines()


def main():
    record = {}
    for name in "errors", "warnings":
        record[name] = [
            {"source": source, **verdict(source), "as_error": as_error(source)} for source in chunks(name)
        ]
    record["symbols"] = [
        {"source": source, "table": describe(symtable.symtable(source, "<chunk>", "exec"))}
        for source in chunks("symbols")
    ]
    record["expressions"] = [[each, folded(each)] for each in lines("expressions")]
    record["annotations"] = [[each, as_annotation(each)] for each in lines("annotations")]
    record["docstrings"] = [[each, as_docstring(each)] for each in chunks("docstrings")]
    print(json.dumps(record, indent=1))


main()
