# Nothing keeps groups, members or frames alive once the statement is over.
import gc
import weakref

gc.disable()


class Tracked(Exception):
    pass


class TrackedGroup(ExceptionGroup):
    def derive(self, errors):
        return TrackedGroup(self.message, errors)


refs = []


def make(message, count):
    errors = [Tracked(i) for i in range(count)]
    refs.extend(map(weakref.ref, errors))
    group = TrackedGroup(message, [*errors, ValueError("other")])
    refs.append(weakref.ref(group))
    return group


def alive():
    return sum(ref() is not None for ref in refs)


def taken():
    try:
        raise make("taken", 3)
    except* Tracked as e:
        refs.append(weakref.ref(e))
        print("in the clause", alive())
    except* ValueError:
        pass


taken()
print("after", alive())


def left():
    try:
        try:
            raise make("left", 2)
        except* Tracked:
            pass
    except ExceptionGroup as rest:
        print(repr(rest), alive())


left()
print("after", alive())


def failing_simply():
    try:
        try:
            raise make("failing", 2)
        except* Tracked as e:
            raise KeyError("new")
    except ExceptionGroup as error:
        print([type(each).__name__ for each in error.exceptions], alive() > 0)


failing_simply()
print("after", alive())
before = len(gc.get_objects())
for _ in range(50):
    taken.__code__
    try:
        raise ExceptionGroup("loop", [Tracked(1), ExceptionGroup("in", [TypeError(2)])])
    except* Tracked:
        pass
    except* TypeError:
        pass
print("has grown", len(gc.get_objects()) > before)
