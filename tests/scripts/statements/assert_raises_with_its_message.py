assert True
assert 1, "not shown"
for condition, message in ((0, "zero"), ("", 5), (None, None), ([], ("a", "b"))):
    try:
        assert condition, message
    except AssertionError as error:
        print(repr(error), error.args, str(error))
try:
    assert False
except AssertionError as error:
    print(repr(error), error.args)


def expensive():
    print("evaluated")
    return "message"


assert not False, expensive()
try:
    assert (lambda: 0)(), expensive()
except AssertionError as error:
    print(error)
try:
    assert 1 == 2, f"{1} is not {2}"
except AssertionError as error:
    print(error)
print(__debug__)
AssertionError = ValueError
try:
    assert False, "still the builtin"
except Exception as error:
    print(type(error), error)
