log = []


def source():
    for i in range(5):
        log.append(f"produce {i}")
        yield i


def double(items):
    for item in items:
        log.append(f"double {item}")
        yield item * 2


def take(n, items):
    for i, item in enumerate(items):
        if i == n:
            return
        yield item


pipeline = take(2, double(source()))
print(log)
print(next(pipeline), log)
print(list(pipeline), log[-2:])


def sieve():
    def integers(n):
        while True:
            yield n
            n += 1

    def drop(p, numbers):
        for n in numbers:
            if n % p:
                yield n

    numbers = integers(2)
    while True:
        p = next(numbers)
        yield p
        numbers = drop(p, numbers)


print(list(take(15, sieve())))


def interleave(*iterables):
    iterators = [iter(i) for i in iterables]
    while iterators:
        for iterator in list(iterators):
            try:
                yield next(iterator)
            except StopIteration:
                iterators.remove(iterator)


print(list(interleave("abc", [1], (x * x for x in range(4)))))


def scheduler(tasks):
    queue = list(tasks.items())
    while queue:
        name, task = queue.pop(0)
        try:
            print(name, next(task))
            queue.append((name, task))
        except StopIteration as stop:
            print(name, "done", stop.value)


def worker(n):
    for i in range(n):
        yield f"step {i}"
    return n * 10


scheduler({"a": worker(1), "b": worker(3), "c": worker(2)})


def running_average():
    total = count = 0
    average = None
    while (value := (yield average)) is not None:
        total += value
        count += 1
        average = total / count
    return average


avg = running_average()
next(avg)
print([avg.send(v) for v in (10, 20, 60)])
try:
    avg.send(None)
except StopIteration as stop:
    print(stop.value)


def permutations(items):
    if not items:
        yield ()
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1 :]):
            yield (items[i], *rest)


print(["".join(p) for p in permutations("abc")])
