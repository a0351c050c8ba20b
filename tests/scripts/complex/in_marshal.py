# Complex numbers in marshal and in code objects.
import marshal

values = [0j, -0j, 1 + 2j, complex("inf-nanj"), complex(-0.0, -0.0), 5e-324j, 1e308 - 1j]
for z in values:
    print(repr(marshal.loads(marshal.dumps(z))), end=" ")
print()
shared = 1 + 1j
print(marshal.loads(marshal.dumps([shared, shared, (shared, {shared: -shared}), {2j, 3j} - {3j}])))
again = marshal.loads(marshal.dumps((shared, [shared])))
print(again[0] is again[1][0])


def function(z):
    return z * (1 + 2j), 3j, (4j, 5)


copy = type(function)(marshal.loads(marshal.dumps(function.__code__)), {})
print(copy(2), function(2))


class Sub(complex):
    pass


try:
    marshal.dumps(Sub(1))
except ValueError as error:
    print(error)
for cut in (1, 5, 9):
    try:
        marshal.loads(marshal.dumps(1 + 1j)[:cut])
    except EOFError as error:
        print(error)
