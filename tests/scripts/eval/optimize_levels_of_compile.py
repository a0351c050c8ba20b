SOURCE = '''
"""Module."""
def f():
    """Doc."""
    assert False, "message"
    return __debug__
try:
    result = f()
except AssertionError as error:
    result = str(error)
'''
for level in (-1, 0, 1, 2):
    space = {}
    exec(compile(SOURCE, "f", "exec", optimize=level), space)
    print(level, space["result"], space["f"].__doc__, space.get("__doc__"))
print(eval(compile("__debug__", "f", "eval", optimize=2)))
