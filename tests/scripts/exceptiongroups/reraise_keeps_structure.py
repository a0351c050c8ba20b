# What is raised again keeps the place it had in the original group.
def shape(error):
    if isinstance(error, BaseExceptionGroup):
        return [error.message, *map(shape, error.exceptions)]
    return type(error).__name__ + str(error.args)


def original():
    return ExceptionGroup(
        "root",
        [
            ValueError(1),
            ExceptionGroup("left", [TypeError(2), ValueError(3), ExceptionGroup("low", [TypeError(4), OSError(5)])]),
            ExceptionGroup("right", [OSError(6), TypeError(7)]),
        ],
    )


def run(name, body):
    try:
        body()
    except BaseException as error:
        print(name, shape(error), "|", shape(error.__context__) if error.__context__ else None)
    else:
        print(name, "nothing left")


def all_again():
    try:
        raise original()
    except* ValueError:
        raise
    except* TypeError as e:
        raise e
    except* OSError:
        raise


def some_again():
    try:
        raise original()
    except* ValueError:
        raise
    except* TypeError:
        pass
    except* OSError as e:
        raise e


def again_and_new():
    try:
        raise original()
    except* ValueError:
        raise
    except* TypeError as e:
        raise RuntimeError("new") from e


def only_new():
    try:
        raise original()
    except* ValueError:
        raise KeyError("from values")
    except* TypeError:
        raise IndexError("from types")
    except* OSError:
        raise LookupError("from os")


def rest_only():
    try:
        raise original()
    except* ArithmeticError:
        pass


def part_of_it():
    try:
        raise original()
    except* TypeError as e:
        raise e.exceptions[0]


def derived_by_hand():
    try:
        raise original()
    except* (TypeError, OSError) as e:
        match, rest = e.split(TypeError)
        raise match


def whole_as_new_group():
    try:
        raise original()
    except* Exception as e:
        raise ExceptionGroup("wrapped", [e])


def twice():
    try:
        try:
            raise original()
        except* ValueError:
            raise
    except* (TypeError, OSError):
        raise


def in_finally():
    try:
        raise original()
    except* ValueError:
        raise
    finally:
        print("finally", end=" ")


for body in (all_again, some_again, again_and_new, only_new, rest_only, part_of_it, derived_by_hand, whole_as_new_group, twice, in_finally):
    run(body.__name__, body)
