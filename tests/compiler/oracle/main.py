"""Prints, as JSON, what CPython says about each chunk of errors.txt and warnings.txt: scripts/record-compiler.mjs runs it."""

import json
import os
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


def main():
    record = {}
    for name in "errors", "warnings":
        path = os.path.join(os.path.dirname(__file__), f"{name}.txt")
        with open(path, encoding="utf-8") as file:
            chunks = file.read().split("---\n")
        record[name] = [{"source": source, **verdict(source), "as_error": as_error(source)} for source in chunks]
    print(json.dumps(record, indent=1))


main()
