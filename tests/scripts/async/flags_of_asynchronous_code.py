NAMES = {1: "OPTIMIZED", 2: "NEWLOCALS", 4: "VARARGS", 8: "VARKEYWORDS", 16: "NESTED", 32: "GENERATOR", 128: "COROUTINE"}
NAMES.update({256: "ITERABLE_COROUTINE", 512: "ASYNC_GENERATOR", 0x4000000: "HAS_DOCSTRING", 0x8000000: "METHOD"})


def names(flags):
    return " ".join(name for bit, name in NAMES.items() if flags & bit)


def show(code, indent=""):
    print(indent + code.co_name, code.co_qualname, "|", names(code.co_flags))
    for const in code.co_consts:
        if hasattr(const, "co_code"):
            show(const, indent + "  ")


show(
    compile(
        '''
async def coroutine(a, *b, **c):
    """doc"""
    async def nested(): pass
    [x async for x in a]
    (x async for x in a)
    (await x for x in a)
    (x for x in await a)
async def generator():
    yield
    [await x for x in y]
def plain():
    (x async for x in y)
    ([x async for x in y] for z in w)
    ((x async for x in y) for z in w)
class C:
    async def method(self): yield self.x
    g = (x async for x in y)
''',
        "<source>",
        "exec",
    )
)
