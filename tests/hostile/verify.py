"""Verifies code objects in the VM without running them: a call verifies the function's code first, then finds its arguments wrong."""

import _host
import marshal
import sys

FunctionType = type(lambda: 0)
CodeType = type((lambda: 0).__code__)
VARARGS, VARKEYWORDS = 4, 8


def cell():
    return (lambda: cell_variable).__closure__[0] if (cell_variable := 1) else None


def verify(code):
    takes_all = code.co_flags & VARARGS and code.co_flags & VARKEYWORDS
    if not takes_all:
        closure = tuple([cell() for _ in code.co_freevars])
        function = FunctionType(code, {}, "f", None, closure)
        try:
            if code.co_flags & VARARGS:
                function(**{"\0": 1})
            else:
                function(*range(300))
        except TypeError:
            pass
    for each in code.co_consts:
        if isinstance(each, CodeType):
            verify(each)


for name in sys.argv[1:]:
    try:
        verify(marshal.loads(_host.read(name)))
    except Exception as error:
        print(name, error)
