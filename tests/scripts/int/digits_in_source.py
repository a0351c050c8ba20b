"""The limit on the digits of a decimal int holds in source text, too, and follows sys.set_int_max_str_digits."""
import ast
import sys


def attempt(source):
    try:
        return len(bin(eval(source)))
    except SyntaxError as error:
        return error.msg, error.args[1][1:]


for limit in (640, 1000, 4300, 5000, 0):
    sys.set_int_max_str_digits(limit)
    for digits in (600, 641, 1001, 4300, 4301, 5001):
        print(limit, digits, attempt("1" * digits))
sys.set_int_max_str_digits(640)
print(attempt("1_0" * 320), attempt("1_0" * 321), attempt("0x" + "f" * 5000))
try:
    ast.literal_eval("7" * 641)
except SyntaxError as error:
    print(error.msg)
