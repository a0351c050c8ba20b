def coroutine(function):
    def start(*args, **kwargs):
        generator = function(*args, **kwargs)
        next(generator)
        return generator

    return start


@coroutine
def printer(prefix):
    count = 0
    try:
        while True:
            item = yield count
            count += 1
            print(prefix, item)
    finally:
        print(prefix, "closed after", count)


@coroutine
def broadcast(targets):
    while True:
        item = yield
        for target in targets:
            target.send(item)


@coroutine
def filtered(predicate, target):
    while True:
        item = yield
        if predicate(item):
            target.send(item)


even, every = printer("even"), printer("all")
pipe = broadcast([filtered(lambda n: n % 2 == 0, even), every])
for n in range(4):
    pipe.send(n)
pipe.close()
even.close()
every.close()


@coroutine
def averager():
    total, count, average = 0.0, 0, None
    while True:
        command = yield average
        if command == "reset":
            total, count, average = 0.0, 0, None
        else:
            total += command
            count += 1
            average = total / count


a = averager()
print([a.send(x) for x in (1, 2, 6, "reset", 10)])


def parser():
    stack = [[]]
    while True:
        token = yield stack[0] if len(stack) == 1 else None
        if token == "(":
            stack.append([])
        elif token == ")":
            if len(stack) == 1:
                raise SyntaxError("too many )")
            done = stack.pop()
            stack[-1].append(done)
        else:
            stack[-1].append(token)


p = parser()
next(p)
print([p.send(t) for t in "a(b(c)d)e"][-1])
try:
    p.send(")")
except SyntaxError as error:
    print(error)


class Scheduler:
    def __init__(self):
        self.ready, self.time, self.sleeping = [], 0, []

    def spawn(self, name, task):
        self.ready.append((name, task, None))

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort(key=lambda s: s[0])
                self.time, name, task = self.sleeping.pop(0)
                self.ready.append((name, task, self.time))
            name, task, value = self.ready.pop(0)
            try:
                request = task.send(value)
            except StopIteration as stop:
                print(f"{self.time}: {name} returned {stop.value}")
                continue
            if isinstance(request, int):
                self.sleeping.append((self.time + request, name, task))
            else:
                self.spawn(*request)
                self.ready.append((name, task, "spawned"))


def child(n):
    now = yield n
    return f"child slept to {now}"


def main():
    answer = yield ("child a", child(3))
    now = yield 1
    answer2 = yield ("child b", child(1))
    result = yield from sub(2)
    return answer, now, answer2, result


def sub(n):
    total = 0
    for _ in range(n):
        total += yield 2
    return total


scheduler = Scheduler()
scheduler.spawn("main", main())
scheduler.run()
