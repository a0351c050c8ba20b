class Ask:
    def __init__(self, question):
        self.question = question

    def __await__(self):
        answer = yield self.question
        print("  got", answer)
        return answer


async def dialogue():
    name = await Ask("name?")
    age = await Ask("age?")
    return f"{name} is {age}"


def answer(coro, answers):
    try:
        question = coro.send(None)
        while True:
            print("asked", question)
            question = coro.send(answers[question])
    except StopIteration as stop:
        return stop.value


print(answer(dialogue(), {"name?": "Ada", "age?": 36}))


async def outer():
    return [await dialogue() for _ in range(2)]


print(answer(outer(), {"name?": "Bob", "age?": 7}))


class Counting:
    """An awaitable whose iterator is a class of its own."""

    def __init__(self, n):
        self.n = n

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("counted down")
        self.n -= 1
        return self.n


async def counts():
    return await Counting(3)


coro = counts()
print(coro.send(None), coro.send(None), coro.send(None))
try:
    coro.send(None)
except StopIteration as stop:
    print(stop.value)

coro = counts()
coro.send(None)
try:
    coro.send("a value")
except AttributeError as error:
    print(error)


async def awaits_a_list_iterator():
    class FromList:
        def __await__(self):
            return iter([1, 2])

    return await FromList()


coro = awaits_a_list_iterator()
print(coro.send(None), coro.send(None))
try:
    coro.send(None)
except StopIteration as stop:
    print(stop.value)
