# _sre.compile trusts nobody: code that re._compiler would not make is refused.
import _sre

MANY = _sre.MAXREPEAT
GOOD = [14, 4, 0, 2, MANY, 16, 97, 17, 0, 24, 6, 0, MANY, 16, 98, 1, 17, 1, 16, 99, 1]


def attempt(code, groups=1):
    try:
        return _sre.compile("p", 32, code, groups, {}, (None, None)).search("xxabbcabc") is not None
    except RuntimeError as error:
        return str(error)


print(attempt(GOOD), attempt(GOOD, 0), attempt([]), attempt([1]), attempt([0]), attempt([16]))
refused = 0
for place in range(len(GOOD)):
    for value in (0, 1, 5, 7, 12, 15, 18, 23, 99, 4294967295):
        changed = list(GOOD)
        changed[place] = value
        refused += attempt(changed) == "invalid SRE code"
print(refused > 100)
for code in ([7, 3, 16, 97, 1], [4, 2, 0, 1], [23, 3, 0, 1, 18, 1], [12, 5, 2, 1], [13, 1, 1], [9, 1], [6, 12, 1], [11, 0, 1]):
    print(attempt(code, 0))
for bad in ((1, 0, [], 0, {}, ()), ("p", 0, (1,), 0, {}, ()), ("p", 0, [1.5], 0, {}, ()), ("p", 0, [1], 0, 1, ())):
    try:
        _sre.compile(*bad)
        print("compiled")
    except Exception as error:
        print(type(error).__name__)
