"""Prints, as JSON, what CPython says about each chunk of errors.txt, warnings.txt and symbols.txt.

scripts/record-compiler.mjs runs it.
"""

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


def chunks(name):
    path = os.path.join(os.path.dirname(__file__), f"{name}.txt")
    with open(path, encoding="utf-8") as file:
        return file.read().split("---\n")


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
    print(json.dumps(record, indent=1))


main()
