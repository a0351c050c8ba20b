# Imaginary literals, and constant expressions: folded or not, the value is that of the operation.
print(1j, 1J, 1.5j, .5j, 5.j, 1e3j, 1E-3J, 0j, 00j, 012j, 1_000j, 1_0.0_1e1_0j, 1e400j)
print(type(1j), 1j is 1j, -1j, +1j, - -1j, not 1j, not 0j)
print(1 + 2j, 1 - 2j, -1 + 2j, -1 - 2j, 1.5 - 0j, -0.0 - 0j, 0 - 0j, -(0j), 0j * -1, -1 * 0j)
print(2 * 3j, 2j * 3j, (1 + 2j) * (3 - 4j), 2j / 4, 4 / 2j, (1 + 2j) / (3 + 4j), 2j**2, 2**2j == 2 ** (2j))
print(1e400 * 1j, 1e400j * 1j, (1e400 + 1j) * (1 + 1j), 1e400j / 2j)
print((1j, 2j), [1j, -1j], {1j, 1 + 0j, 1}, 1j in (1j, 2), 1j == 1j, 1 if 1j else 2, 1j and 2, 0j or 3)


def function(z=1j, *, w=2 - 1j):
    return z * w, 1j


print(function(), function(2), function.__defaults__, function.__kwdefaults__, (lambda: 1 + 1j).__code__.co_consts[-1])
print(1j.real, 1j.imag, 1j.conjugate(), 1 .imag, 2.5.conjugate(), 3j.__class__.__name__)
for text in ["1j1", "1jj", "1__0j", "1_j", "0x1j", "0b1j", "1e+j"]:
    try:
        eval(text)
        print("accepted", text)
    except SyntaxError as error:
        print(text, error.msg)
