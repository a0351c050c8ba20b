"""StopIteration raised in a generator that another delegates to, called on the spot, becomes a RuntimeError where it leaves the first."""


def names(error):
    found, traceback = [], error.__traceback__
    while traceback:
        found.append(traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
    return found


def stops(waits):
    if waits:
        yield 1
    raise StopIteration(5)


def delegates(waits):
    yield from stops(waits)


def further(waits):
    try:
        yield from delegates(waits)
    except RuntimeError as error:
        print("inside", error, names(error), repr(error.__cause__), names(error.__cause__))
        raise


for waits in False, True:
    for function in stops, delegates, further:
        try:
            list(function(waits))
        except RuntimeError as error:
            print(error, names(error), repr(error.__cause__), names(error.__cause__))
