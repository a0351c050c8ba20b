# Calls with * and **: order of evaluation, kinds of iterables and mappings, clashes.
order = []


def note(label, value):
    order.append(label)
    return value


def f(*args, **kwargs):
    return args, kwargs


class Mapping:
    def __init__(self, **items):
        self.items_ = items

    def keys(self):
        order.append("keys")
        return list(self.items_)

    def __getitem__(self, key):
        order.append(f"get {key}")
        return self.items_[key]


class NoKeys:
    def __getitem__(self, key):
        return 1


class BadKeys:
    def keys(self):
        return [1, 2]

    def __getitem__(self, key):
        return key


class RaisingKeys:
    def keys(self):
        raise ValueError("keys")


class NoItems:
    def keys(self):
        return ["a"]


def attempt(source):
    order.clear()
    try:
        print(source, "=", eval(source), order)
    except Exception as error:
        print(source, "->", type(error).__name__, error, order)


for source in [
    "f(note(1, 1), *note(2, [2]), note(3, 3), *note(4, (4,)), k=note(5, 5), **note(6, {'l': 6}), m=note(7, 7))", "note('f', f)(note('a', 1), *note('b', []))", "f(k=note(1, 1), *note(2, [2]))", "f(*'ab', *{1: 2}, *range(2), *{3})",
    "f(**Mapping(a=1, b=2))", "f(**Mapping(a=1), **Mapping(b=2))", "f(**Mapping(a=1), **Mapping(a=2))", "f(a=1, **Mapping(a=2))", "f(**NoKeys())", "f(**BadKeys())", "f(**RaisingKeys())", "f(**NoItems())", "f(**5)", "f(**None)", "f(**[('a', 1)])", "f(**{1: 2})", "f(**{'a b': 1, '': 2})", "f(**{'a': 1}, **{'a': 2})",
    "f(a=1, **{'a': 2})", "f(*5)", "f(*None)", "f(*NoKeys) if 0 else f(*[])", "f(*(i for i in (1, 2)))", "f(*(1 / 0 for i in [1]))", "f(*[1], *5)", "f(**{}, **5)", "f(*[], **{})", "f(*[1] * 3)", "f(*[1] or [2])", "f(**{'a': 1} | {'b': 2})", "f(*map(str, [1]), *zip('a', 'b'))", "f(* [1], ** {'x': 2})",
    "len(*[[1, 2]])", "len(*[1], *[2])", "dict(**{'a': 1}, **{'b': 2})", "dict(**{'a': 1}, **{'a': 2})", "print(*[1, 2], sep=note('sep', '-'))", "max(*[3, 1, 2])", "''.join(*[['a', 'b']])", "[].append(*[1, 2])", "{}.update(**{'a': 1}, **{'a': 2})", "type(*('A', (), {})).__name__", "str(*[b'a'], **{'encoding': 'ascii'})", "int(*['ff'], **{'base': 16})", "(lambda *a, **k: (a, k))(*[1], **{'b': 2})",
]:
    attempt(source)
