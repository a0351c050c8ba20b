import sys

print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(3)
print(sys.get_coroutine_origin_tracking_depth())


async def f():
    pass


def makes():
    return f()


def outer():
    return makes()


c = outer()
for filename, line, name in c.cr_origin:
    print(filename == __file__, line, name)
c.close()
sys.set_coroutine_origin_tracking_depth(1)
c = outer()
print(len(c.cr_origin), c.cr_origin[0][1:])
c.close()
sys.set_coroutine_origin_tracking_depth(100)
c = makes()
print([entry[1:] for entry in c.cr_origin])
c.close()
sys.set_coroutine_origin_tracking_depth(0)
c = outer()
print(c.cr_origin)
c.close()
for bad in -1, "x", 1.5, None:
    try:
        sys.set_coroutine_origin_tracking_depth(bad)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
