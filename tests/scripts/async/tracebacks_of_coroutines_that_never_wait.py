def show(error):
    tb = error.__traceback__
    while tb:
        print("  ", tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_frame.f_lineno)
        tb = tb.tb_next


async def fails(n):
    x = n
    return 1 / x


async def between(n):
    return (
        await fails(n)
    )


async def outer():
    try:
        await between(0)
    except ZeroDivisionError as error:
        print("inside", error)
        show(error)
    await between(0)


try:
    outer().send(None)
except ZeroDivisionError as error:
    show(error)


async def stops():
    raise StopIteration("from inside")


async def awaits_that():
    try:
        await stops()
    except RuntimeError as error:
        print(error, repr(error.__cause__), error.__suppress_context__)
        show(error)
    await stops()


try:
    awaits_that().send(None)
except RuntimeError as error:
    print(error)
    show(error)
