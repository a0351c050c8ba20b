TOP_LEVEL_AWAIT = 0x2000


def run(coro):
    try:
        while True:
            print("  yielded", coro.send(None))
    except StopIteration as stop:
        return stop.value


class Pause:
    def __init__(self, v):
        self.v = v

    def __await__(self):
        return (yield self.v)


async def numbers(n):
    for i in range(n):
        yield i


def awaits(source, mode="exec"):
    names = {"Pause": Pause, "numbers": numbers}
    code = compile(source, "<source>", mode, TOP_LEVEL_AWAIT)
    result = eval(code, names)
    print(mode, hex(code.co_flags), type(result).__name__)
    if result is not None and hasattr(result, "send"):
        print("result", run(result))
    print({k: v for k, v in names.items() if k not in ("Pause", "numbers", "__builtins__")})


awaits("x = await Pause(1)\ny = [i async for i in numbers(3)]")
awaits("async for i in numbers(2): pass")
awaits("(await Pause('e'), [await Pause(i) for i in range(2)])", "eval")
awaits("x = 5")
awaits("1 + 1", "eval")
awaits("def f(): return 1\nx = f()\ndel f")
awaits("g = (i async for i in numbers(2)).__name__")
awaits("await Pause(1)", "single")
for source in "def f(): await x", "class C: await x", "lambda: await x", "def f(): [x async for x in y]":
    try:
        compile(source, "<source>", "exec", TOP_LEVEL_AWAIT)
        print("fine", source)
    except SyntaxError as error:
        print(error.msg)
try:
    compile("await x", "<source>", "exec")
except SyntaxError as error:
    print(error.msg)
c = eval(compile("await Pause(x)", "<source>", "eval", TOP_LEVEL_AWAIT), {"Pause": Pause}, {"x": 3})
print(c.__name__, c.__qualname__, c.cr_frame.f_locals, c.send(None), c.close())
