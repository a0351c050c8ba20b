# oracle: cpython2.7, the last with this form of bytecode
"""What a function is made of: the names and constants of its code, and its bytecode, one or three bytes each."""

from __future__ import print_function

import dis


def my_function(a):
    b = a * 3
    return b


def func_obj(function):
    code = function.__code__
    print("co_varnames", code.co_varnames)
    print("co_consts", code.co_consts)
    dis.dis(function)


func_obj(my_function)
