"""An AttributeError that a property raises is told of which attribute of what, wherever the function of the property has been called from."""


class Point:
    # With a parameter more than it needs, for CPython forgets to tell once it calls a plain one by itself.
    def get_x(self, more=None):
        if self.n & 1:
            return self.n
        raise self.error

    def get_y(self, more=None):
        return deep(self, 2)

    x = property(get_x)
    y = property(get_y)


def deep(point, depth):
    if depth:
        return deep(point, depth - 1)
    raise point.error


def read(point, depth):
    if depth:
        return read(point, depth - 1)
    return point.x


def read_far(point, depth):
    if depth:
        return read_far(point, depth - 1)
    return point.y


def call(point, depth):
    if depth:
        return call(point, depth - 1)
    return point.y()


def caught_at_once(point, depth):
    try:
        return point.x
    except AttributeError as error:
        assert error is point.error
        raise


def told(error, point):
    return error.name, type(error.obj).__name__, error.obj is point


def loop(function, point, make):
    seen = {}
    for i in range(600):
        point.n = i
        point.error = make()
        try:
            function(point, 3)
        except AttributeError as error:
            key = told(error, point)
            seen[key] = seen.get(key, 0) + 1
        except KeyError as error:
            seen[KeyError] = seen.get(KeyError, 0) + 1
    return seen


def loop_without_calls(point):
    seen = {}
    for i in range(600):
        point.n = i
        point.error = AttributeError("none")
        try:
            point.x
        except AttributeError as error:
            key = told(error, point)
            seen[key] = seen.get(key, 0) + 1
    return seen


def bare():
    return AttributeError("none")


def named():
    return AttributeError("none", name="z")


def owned():
    return AttributeError("none", obj=1)


for function in read, read_far, call, caught_at_once:
    for make in bare, named, owned, KeyError:
        print(function.__name__, make.__name__, loop(function, Point(), make))
print(loop_without_calls(Point()))
