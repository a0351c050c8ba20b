# Defaults of parameters and decorators are evaluated in the scope around, before the type parameters exist.
T = "outer"


def log(text):
    print("evaluating", text)
    return text


def deco(text):
    log("decorator " + text)
    return lambda f: f


@deco(T)
def f[T](a=log(T), *, b=log("keyword " + T)) -> T:
    return a, b, T


print(f(), f.__kwdefaults__, f.__defaults__)


def only_keyword[T](*, key=T):
    return key, T


print(only_keyword())


def both[T, *Ts, **P](a, b=1, /, c=2, *args, d, e=T, **kw):
    return a, b, c, args, d, e, kw


print(both(0, d=1, z=9), both.__type_params__)


def closure():
    captured = 10

    def g[T](x=captured):
        return x + captured, T

    return g


print(closure()())
