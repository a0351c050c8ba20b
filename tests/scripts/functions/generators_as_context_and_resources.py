class generator_manager:
    def __init__(self, function):
        self.function = function

    def __call__(self, *args):
        manager = type(self)(self.function)
        manager.generator = self.function(*args)
        return manager

    def __enter__(self):
        return next(self.generator)

    def __exit__(self, kind, error, traceback):
        if kind is None:
            next(self.generator, None)
            return False
        try:
            self.generator.throw(error)
        except StopIteration:
            return True
        except BaseException as raised:
            if raised is error:
                return False
            raise
        raise RuntimeError("generator did not stop")


@generator_manager
def opened(name):
    print("open", name)
    try:
        yield name.upper()
    except ValueError as error:
        print("handled", error)
    finally:
        print("close", name)


with opened("a") as value:
    print("using", value)
with opened("b"):
    raise ValueError("in the body")
try:
    with opened("c"):
        raise KeyError("passes")
except KeyError as error:
    print("outside", error)
with opened("outer") as x, opened("inner") as y:
    print(x, y)


@generator_manager
def bad():
    try:
        yield
    except ValueError:
        yield "again"


try:
    with bad():
        raise ValueError
except RuntimeError as error:
    print(error)


@generator_manager
def replaced():
    try:
        yield
    except ValueError as error:
        raise TypeError("replaced") from error


try:
    with replaced():
        raise ValueError("original")
except TypeError as error:
    print(error, repr(error.__cause__))


class ExitStack:
    def __init__(self):
        self.callbacks = []

    def enter(self, manager):
        value = manager.__enter__()
        self.callbacks.append(manager.__exit__)
        return value

    def __enter__(self):
        return self

    def __exit__(self, *details):
        while self.callbacks:
            if self.callbacks.pop()(*details):
                details = (None, None, None)
        return details[0] is None


with ExitStack() as stack:
    print([stack.enter(opened(name)) for name in "xyz"])
    raise ValueError("unwinds all")
print("done")
