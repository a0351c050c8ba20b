# traceback.py suggests names as the interpreter does.
import traceback


class A:
    blech = None


def misspelled():
    variable = 1
    return variabel


def attribute():
    A().bluch


def imported():
    from collections import namedtupel


def forgotten():
    return itertools.chain()


for function in (misspelled, attribute, imported, forgotten, lambda: undefined_and_unlike_anything):
    try:
        function()
    except Exception as error:
        print(traceback.format_exception_only(error)[-1], end="")
        print(len(traceback.format_exception(error)) > 2)
