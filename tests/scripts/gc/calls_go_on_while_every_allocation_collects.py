"""A call that has to make something for its arguments is made, however often collections are asked for."""
import gc


def f(a, b=2, *args, c=0, **more):
    return a, b, args, c, more


gc.set_threshold(1)
for _ in range(3):
    print(f(*[1, 2, 3], **{"c": 4, "d": 5}), f(**{"a": 1}), f(*iter("xyz")), f(1, c=2), "{a}".format(**{"a": []}))
gc.set_threshold(2000)
