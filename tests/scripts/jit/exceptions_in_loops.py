"""What is raised in loops and in what they call goes on at the handler; whoever looks at it sees the same as ever."""

import sys
import weakref

ROUNDS = 400


class Odd(Exception):
    def __init__(self, value):
        super().__init__(value)
        self.value = value


class Bare(Exception):
    pass


class Noted(Exception):
    """Tells when one is made, and when it dies."""

    log = []

    def __init__(self, name, *more):
        self.name = name
        Noted.log.append(f"made {name}")

    def __del__(self):
        Noted.log.append(f"dead {self.name}")


class Dies:
    count = 0

    def __del__(self):
        Dies.count += 1


def walk(error):
    """Functions and lines of a traceback, relative to where the function begins, with some of the variables."""
    tb = error.__traceback__
    found = []
    while tb is not None:
        code = tb.tb_frame.f_code
        variables = {k: v for k, v in tb.tb_frame.f_locals.items() if type(v) in (int, str)}
        found.append((code.co_name, tb.tb_lineno - code.co_firstlineno, tb.tb_lasti > 0, variables))
        tb = tb.tb_next
    return found


def check(value):
    if value & 1:
        raise Odd(value)
    return value


def deep(depth, value):
    if depth == 0:
        return check(value)
    return deep(depth - 1, value)


def caller_of_deep(value):
    before = value * 2
    result = deep(3, value)
    return result + before


def near_and_far(rounds):
    caught = 0
    for i in range(rounds):
        try:
            caught += check(i)
        except Odd as error:
            caught += error.value
            if i == rounds - 1:
                print(walk(error), error.args, error.__context__)
        try:
            caller_of_deep(i)
        except (ValueError, Odd) as error:
            caught += 1
            if i == rounds - 1:
                print(walk(error))
                back = []
                tb = error.__traceback__
                while tb.tb_next:
                    tb = tb.tb_next
                frame = tb.tb_frame
                while frame is not None:
                    back.append(frame.f_code.co_name)
                    frame = frame.f_back
                print(back)
    return caught


print(near_and_far(ROUNDS))


def small(value):
    raise ValueError("small", value)


def smaller(value):
    return small(value + 1)


def inlined(rounds):
    total = 0
    for i in range(rounds):
        try:
            smaller(i)
        except ValueError as error:
            total += error.args[1]
            if i % 150 == 149:
                print(walk(error))
    return total


print(inlined(ROUNDS))


def bare_classes(rounds):
    kinds = {}
    for i in range(rounds):
        try:
            if i % 3 == 0:
                raise Bare
            elif i % 3 == 1:
                raise Bare(i, "two")
            raise KeyError
        except Bare as error:
            kinds[len(error.args)] = kinds.get(len(error.args), 0) + 1
        except LookupError as error:
            kinds[type(error).__name__] = error.args
    return kinds


print(bare_classes(ROUNDS))


def contexts(rounds):
    lengths = set()
    for i in range(rounds):
        try:
            try:
                raise ValueError(i)
            except ValueError as first:
                assert sys.exception() is first
                try:
                    raise KeyError(i)
                except KeyError as second:
                    assert sys.exception() is second and second.__context__ is first
                assert sys.exception() is first
                if i % 3 == 0:
                    raise TypeError from first
                if i % 3 == 1:
                    raise TypeError(i) from None
                raise
        except TypeError as error:
            assert isinstance(error.__context__, ValueError)
            lengths.add((len(walk(error)), error.__suppress_context__, type(error.__cause__).__name__))
        except ValueError as error:
            lengths.add((len(walk(error)), walk(error)[0][1], "again"))
        assert sys.exception() is None
    return sorted(lengths, key=str)


print(contexts(ROUNDS))


def finals(rounds):
    log = []
    for i in range(rounds):
        try:
            try:
                if i & 1:
                    raise IndexError(i)
            finally:
                log.append(i)
        except IndexError as error:
            log.append(-error.args[0])
            if i == rounds - 1:
                print(walk(error))
    return sum(log), len(log)


print(finals(ROUNDS))


def returning_finally(value):
    try:
        if value & 1:
            raise ValueError
        return "plain"
    except ValueError:
        return "caught"
    finally:
        Dies()


print([returning_finally(i) for i in range(200)].count("caught"), Dies.count)


def one_instance(rounds):
    """The traceback of an instance that is raised again and again grows."""
    error = ValueError("same")
    for i in range(rounds):
        if i % 100 == 0:
            error.__traceback__ = None
        try:
            raise error
        except ValueError as e:
            assert e is error
    return len(walk(error)), error.__context__


print(one_instance(350))


def die_on_time(rounds):
    Noted.log.clear()
    for i in range(rounds):
        try:
            raise Noted(i)
        except Noted:
            Noted.log.append("handled")
        Noted.log.append("after")
    return Noted.log[-4:], len(Noted.log)


print(die_on_time(ROUNDS))


def holding(item, fails):
    kept = Dies()
    for x in [Dies(), item]:
        if fails:
            raise Bare(item)
    return kept


def variables_live_as_long(rounds):
    """Variables of what was ended live as long as the exception; what lies on the stack dies at once."""
    counts = set()
    for i in range(rounds):
        Dies.count = 0
        try:
            holding(i, i & 1)
        except Bare as error:
            counts.add(("handler", Dies.count))
            if i & 2:
                error = None
                counts.add(("dropped", Dies.count))
        counts.add((i & 1, Dies.count))
    return sorted(counts, key=str)


print(variables_live_as_long(ROUNDS))


def weakly(rounds):
    alive = 0
    for i in range(rounds):
        try:
            check(i | 1)
        except Odd as error:
            seen = weakref.ref(error)
            alive += seen() is not None
        alive += seen() is None
    return alive


print(weakly(ROUNDS))


def refusals(rounds):
    found = {}
    for i in range(rounds):
        try:
            raise (ValueError, 3, None, int, Odd, object())[i % 6]
        except ValueError as error:
            found["ValueError"] = error.args
        except TypeError as error:
            found[str(error)[:60]] = i
    return found


print(refusals(ROUNDS))


def wrong_handlers(rounds):
    found = set()
    for i in range(rounds):
        try:
            try:
                raise Bare
            except (3 if i % 50 == 49 else Bare):
                found.add("caught")
        except TypeError as error:
            found.add((str(error), type(error.__context__).__name__))
    return sorted(found, key=str)


print(wrong_handlers(ROUNDS))


def natives(rounds):
    table, row, counts = {}, [1, 2], {}
    for i in range(rounds):
        for attempt in range(6):
            try:
                if attempt == 0:
                    table[i]
                elif attempt == 1:
                    row[i + 2]
                elif attempt == 2:
                    int("x")
                elif attempt == 3:
                    [].pop()
                elif attempt == 4:
                    row.missing
                else:
                    i // 0
            except (LookupError, ValueError, AttributeError, ZeroDivisionError) as error:
                name = type(error).__name__
                counts[name, str(error)] = counts.get((name, str(error)), 0) + 1
                if i == rounds - 1:
                    print(walk(error)[-1][1])
    return sum(counts.values()), sorted({name for name, _ in counts})


print(natives(ROUNDS))


def safe_int(text):
    try:
        return int(text)
    except ValueError:
        return -1


def safe(rounds):
    return sum(safe_int("12" if i % 3 else "x") for i in range(rounds)), sum(
        [safe_int("7") + safe_int("") for i in range(rounds)]
    )


print(safe(ROUNDS))


def deeper(depth):
    if depth == 0:
        raise Bare("bottom")
    try:
        deeper(depth - 1)
    except ValueError:
        print("never")
    return depth


def through_handlers(rounds):
    for i in range(rounds):
        try:
            deeper(5)
        except Bare as error:
            if i == rounds - 1:
                print([(name, line) for name, line, _, _ in walk(error)])


through_handlers(ROUNDS)


def catches_inside(depth):
    try:
        if depth == 0:
            raise Odd(depth)
        catches_inside(depth - 1)
        raise Bare(depth)
    except Odd as error:
        return error.value
    except Bare as error:
        return error.args[0] + len(walk(error))


print(sum(catches_inside(4) for _ in range(ROUNDS)))


def traced(rounds):
    """A trace function that comes and goes between rounds sees the events of what is compiled."""
    events = []

    def trace(frame, event, argument):
        if frame.f_code.co_name in ("check", "deep"):
            events.append((frame.f_code.co_name, event))
            return trace

    for i in range(rounds):
        if i == rounds - 4:
            sys.settrace(trace)
        try:
            deep(1, i)
        except Odd:
            pass
    sys.settrace(None)
    return events


print(traced(ROUNDS))


def classes_change(rounds):
    class Changing(Exception):
        pass

    found = []
    for i in range(rounds):
        if i == rounds - 100:
            Changing.__init__ = lambda self, *args: found.append("init")
        if i == rounds - 2:
            Changing.__new__ = lambda cls, *args: Bare("instead")
        try:
            raise Changing(i)
        except Changing as error:
            last = error.args
        except Bare as error:
            found.append(error.args)
    return last, len(found), found[-1]


print(classes_change(ROUNDS))


def recursion(rounds):
    def endless(n):
        return endless(n + 1)

    caught = 0
    for i in range(rounds):
        try:
            endless(0)
        except RecursionError as error:
            caught += 1
            tb, length = error.__traceback__, 0
            while tb is not None:
                tb, length = tb.tb_next, length + 1
    return caught, length > 500


print(recursion(5))


def generator(values):
    for value in values:
        try:
            if value & 1:
                raise Odd(value)
            yield value
        except Odd as error:
            yield -error.value
    raise Bare("end")


def consuming(rounds):
    total = 0
    for i in range(rounds):
        try:
            for value in generator((1, 2, 3)):
                total += value
        except Bare as error:
            total += len(walk(error))
    return total


print(consuming(ROUNDS))


def unwinding_through_init(rounds):
    class Fails:
        def __init__(self, value):
            self.value = value
            check(value)

    made = 0
    for i in range(rounds):
        try:
            made += Fails(i).value
        except Odd as error:
            made += 1
            if i == rounds - 1:
                print([(name, line) for name, line, _, _ in walk(error)])
    return made


print(unwinding_through_init(ROUNDS))
