def walrus_after(a):
    return a + (a := 10) + a


def walrus_in_call(a):
    return pair(a, (a := 5), a)


def pair(*args):
    return args


def rebinding_by_closure(a):
    def change():
        nonlocal a
        a = "changed"
        return "called"

    return (a, change(), a)


def subscript(a):
    return a[0] + (a := [100])[0] + a[0]


def in_comparison(a):
    return a < (a := 3) < a + 1, a


def in_fstring(a):
    return f"{a} {(a := 'b')} {a}"


def in_dict(a):
    return {a: (a := 2), a: (a := 3)}, a


def in_attribute(a):
    class Box:
        def __init__(self, v):
            self.v = v

    a = Box(1)
    return a.v + (a := Box(20)).v + a.v


def deleted_in_call(a):
    def first(x, y):
        return x

    return first(a, exec("pass")), a


def swap(a, b):
    a, b = b, a
    a, b = b, a + b
    return a, b


def augmented(a):
    a += (a := 5)
    return a


def loop_variable():
    result = []
    for i in range(3):
        result.append((i, (i := i * 10), i))
    return result


print(walrus_after(1), walrus_in_call(1), rebinding_by_closure("old"))
print(subscript([1]), in_comparison(1), in_fstring("a"), in_dict(1), in_attribute(0))
print(deleted_in_call(4), swap(1, 2), augmented(1), loop_variable())
