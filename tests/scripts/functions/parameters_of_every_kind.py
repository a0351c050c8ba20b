def all_kinds(a, b=2, /, c=3, d=4, *args, e, f=6, **kwargs):
    return a, b, c, d, args, e, f, sorted(kwargs.items())


print(all_kinds(1, e=5))
print(all_kinds(1, 20, 30, 40, 50, 60, e=5, f=7, g=8, a=9, b=10))
print(all_kinds(1, c=3, d=5, e=0))


def only_keywords(*, x, y=2):
    return x, y


def star_args(*args):
    return args


def star_kwargs(**kwargs):
    return kwargs


def positional(a, b, /):
    return a, b


def defaults(a=1, b=[], c=None):
    return a, b, c


print(only_keywords(x=1), only_keywords(y=5, x=0))
print(star_args(), star_args(1), star_args(1, 2, 3))
print(star_kwargs(), star_kwargs(b=1, a=2))
print(positional(1, 2), positional(*"xy"))
print(defaults(), defaults(5), defaults(c=3), defaults(1, 2, 3))
print(all_kinds(*(1, 2), *[3], **{"e": 5}, **{"z": 26}))
print((lambda *, k: k)(k=1), (lambda a, /, *b: (a, b))(1, 2, 3))
print(all_kinds.__defaults__, all_kinds.__kwdefaults__, defaults.__defaults__, star_args.__defaults__)
code = all_kinds.__code__
print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_varnames, code.co_nlocals)
print(star_kwargs(**{"not an identifier": 1, "": 2}), star_kwargs(self=1, args=2, kwargs=3))
