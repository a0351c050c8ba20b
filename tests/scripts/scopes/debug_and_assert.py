# __debug__ is a constant; assert shows its message, and what it says is always true is warned of.
print(__debug__, type(__debug__))
for source in ("assert 1 == 2", "assert 1 == 2, 'message'", "assert [], ['a', 'list']", "assert None, None", "assert 0, ''"):
    try:
        exec(source)
    except AssertionError as error:
        print(source, "->", repr(error), error.args)
AssertionError = ValueError
try:
    assert False, "the real one"
except ValueError:
    print("never")
except BaseException as error:
    print(type(error).__name__, error)
if __debug__:
    print("compiled in")
else:
    print("compiled out")
print("never" if not __debug__ else "debug", [x for x in range(2) if __debug__])


def say(value):
    print("evaluated", value)
    return value


assert say(True), say("never evaluated")
try:
    assert say(0), say("message")
except BaseException as error:
    print(error)
for optimize in (0, 1, 2):
    code = compile("def f():\n 'doc'\n assert x\n return __debug__", "<source>", "exec", optimize=optimize)
    namespace = {"x": True}
    exec(code, namespace)
    print(optimize, namespace["f"](), namespace["f"].__doc__, "x" in namespace["f"].__code__.co_names)
