def run(coro):
    try:
        while True:
            print("  yielded", coro.send(None))
    except StopIteration as stop:
        return stop.value


async def numbers(n):
    for i in range(n):
        yield i


async def double(x):
    return x * 2


async def pairs():
    yield "a", 1
    yield "b", 2


async def main():
    print([i async for i in numbers(3)])
    print({i % 2 async for i in numbers(5)})
    print({k: v async for k, v in pairs()})
    print([i async for i in numbers(6) if i % 2])
    print([await double(i) for i in range(3)])
    print([await double(i) async for i in numbers(3) if await double(i) > 1])
    print([(i, j) async for i in numbers(2) for j in range(2)])
    print([(i, j) for i in range(2) async for j in numbers(i + 1)])
    print([(i, j) async for i in numbers(3) async for j in numbers(i)])
    print([[j async for j in numbers(i)] for i in range(3)])
    print([[j for j in range(i)] async for i in numbers(3)])
    print({i: {j async for j in numbers(i)} async for i in numbers(3)})
    print([x for xs in [[y async for y in numbers(2)]] for x in xs])
    print([i for i in [await double(1), await double(2)]])
    print([await f for f in [double(1), double(2)]])
    print([x async for x in (y async for y in numbers(3))])
    print(f"{[i async for i in numbers(2)]} {await double(4):>{await double(2)}}")
    i = "outer"
    print([i async for i in numbers(2)], i)
    print([last := x async for x in numbers(4)], last)
    print([lambda: k async for k in numbers(2)][0]())
    print([(lambda: k)() async for k in numbers(3)])


run(main())


async def leaves_variables_alone():
    x = "kept"
    try:
        [1 / x async for x in numbers(2)]
    except ZeroDivisionError as error:
        print(error, x)


run(leaves_variables_alone())
