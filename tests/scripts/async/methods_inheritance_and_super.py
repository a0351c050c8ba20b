def run(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as stop:
        return stop.value


class Base:
    async def hello(self):
        return "base hello"

    async def items(self):
        yield "base 1"
        yield "base 2"

    async def __aenter__(self):
        print("base enters")
        return self

    async def __aexit__(self, *args):
        print("base exits")

    def __aiter__(self):
        return self.items()


class Derived(Base):
    async def hello(self):
        return "derived and " + await super().hello()

    async def items(self):
        async for item in super().items():
            yield item.replace("base", "derived")
        yield __class__.__name__

    async def __aenter__(self):
        await super().__aenter__()
        print("derived enters")
        return self

    async def __aexit__(self, *args):
        print("derived exits")
        return await super().__aexit__(*args)

    @property
    async def eventually(self):
        return self.__class__.__name__

    async def comprehends(self):
        return [await super(Derived, self).hello() for _ in range(2)], [x async for x in self]


async def main():
    d = Derived()
    print(await d.hello(), await d.eventually)
    print([x async for x in d])
    async with d as e:
        print(d is e)
    print(await d.comprehends())
    print(await Base.hello(d), await getattr(d, "hello")())
    bound = d.hello
    print(await bound(), await bound())
    unbound = [Derived.hello, Base.hello]
    print([await f(d) for f in unbound])


run(main())


class Slots:
    __slots__ = ("n",)

    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n -= 1
        if self.n < 0:
            raise StopAsyncIteration
        return self.n


async def slots():
    return [x async for x in Slots(3)]


print(run(slots()))


class Meta(type):
    def __aiter__(cls):
        return Slots(2)

    async def __aenter__(cls):
        return cls.__name__

    async def __aexit__(cls, *args):
        return True

    def __await__(cls):
        return iter(())


class WithMeta(metaclass=Meta):
    pass


async def classes():
    async with WithMeta as name:
        print(name, await WithMeta, [x async for x in WithMeta])
        raise ValueError


run(classes())
