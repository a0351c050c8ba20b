PROGRAMS = """
await f()
---
def f(): await g()
---
async for x in y: pass
---
async with x: pass
---
def f():
    async for x in y: pass
---
def f():
    async with x as y: pass
---
class C: await f()
---
class C:
    async for x in y: pass
---
[x async for x in y]
---
def f(): return [x async for x in y]
---
def f(): return {x: 1 async for x in y}
---
def f(): return [await x for x in y]
---
lambda: await x
---
async def f(): lambda: await x
---
async def f():
    def g(): await x
---
async def f():
    class C: await x
---
async def f():
    yield from g()
---
async def f():
    yield 1
    return 2
---
async def f():
    return 2
    yield 1
---
async def f(x=await y): pass
---
async def f(x: await y): pass
---
async def f():
    def g(x: await y): pass
---
async def f(): [(yield x) for x in y]
---
async def f(): [(yield) async for x in y]
---
async def f(): [(yield from x) for x in y]
---
async def f(): await
---
async def f(): await = 1
---
async def f(): await x = 1
---
async def f(): await x += 1
---
async def f(): del await x
---
async def f():
    for await x in y: pass
---
async def f():
    with x as await y: pass
---
await = 1
---
async = 1
---
def await(): pass
---
import async
---
async x = 1
---
async lambda: 1
---
async while 1: pass
---
async def f(): async def g(): pass
---
async def f(): return await await x
---
async def f(): (await x)(await y)
---
async def f(): await x ** 2
---
async def f(): -await x
---
async def f(): await -x
---
async def f(): await not x
---
async def f(): await lambda: x
---
async def f():
    async with x, y: pass
    async for a in b: break
    else: continue
---
async def f(): await await
---
def f():
    [[x async for x in y] for z in w]
---
def f():
    return ([x async for x in y] for z in w)
---
async def f(): nonlocal x
---
async def f():
    global y
    y = await x
---
async def f(a, a): pass
---
[await x for x in y]
---
(await x for x in y)
---
def f():
    return (await x for x in y)
---
{await x async for x in y}
---
print(await x)
---
f'{await x}'
---
def f(): f'{await x}'
"""
for program in PROGRAMS.strip().split("\n---\n"):
    try:
        compile(program, "<program>", "exec")
        print("fine:", program)
    except SyntaxError as error:
        print(f"{error.msg}: {program}\n    {error.lineno}:{error.offset}-{error.end_lineno}:{error.end_offset}")
