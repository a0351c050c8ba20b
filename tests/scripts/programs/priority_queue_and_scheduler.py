class PriorityQueue:
    def __init__(self):
        self.heap, self.serial, self.entries = [], 0, {}

    def push(self, item, priority):
        if item in self.entries:
            self.remove(item)
        entry = [priority, self.serial, item]
        self.serial += 1
        self.entries[item] = entry
        self.heap.append(entry)
        self._up(len(self.heap) - 1)

    def remove(self, item):
        self.entries.pop(item)[2] = None

    def pop(self):
        while self.heap:
            self.heap[0], self.heap[-1] = self.heap[-1], self.heap[0]
            priority, _, item = self.heap.pop()
            self._down(0)
            if item is not None:
                del self.entries[item]
                return item, priority
        raise IndexError("empty queue")

    def _up(self, i):
        while i > 0 and self.heap[i] < self.heap[parent := (i - 1) // 2]:
            self.heap[i], self.heap[parent] = self.heap[parent], self.heap[i]
            i = parent

    def _down(self, i):
        while (child := 2 * i + 1) < len(self.heap):
            if child + 1 < len(self.heap) and self.heap[child + 1] < self.heap[child]:
                child += 1
            if self.heap[i] <= self.heap[child]:
                return
            self.heap[i], self.heap[child] = self.heap[child], self.heap[i]
            i = child

    def __len__(self):
        return len(self.entries)

    def __bool__(self):
        return len(self) > 0

    def __contains__(self, item):
        return item in self.entries

    def __iter__(self):
        while self:
            yield self.pop()


q = PriorityQueue()
for item, priority in (("write", 5), ("test", 3), ("sleep", 9), ("think", 1), ("eat", 3)):
    q.push(item, priority)
q.push("sleep", 0)
q.remove("eat")
print(len(q), "eat" in q, "write" in q, list(q), len(q))
try:
    q.pop()
except IndexError as error:
    print(error)
seed = 99
for i in range(300):
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    q.push(i, seed >> 8 & 63)
order = [priority for _, priority in q]
print(order == sorted(order), len(order), order[:5], order[-5:])


class Job:
    def __init__(self, name, *steps):
        self.name, self.steps = name, iter(steps)

    def run(self):
        step = next(self.steps, None)
        return step is not None and (self.name, step)


def round_robin(jobs):
    while jobs:
        job = jobs.pop(0)
        if done := job.run():
            yield done
            jobs.append(job)


print(list(round_robin([Job("a", 1, 2, 3), Job("b", 1), Job("c", 1, 2)])))


def deadlines(tasks):
    time, late = 0, []
    for name, (length, due) in sorted(tasks.items(), key=lambda t: t[1][1]):
        time += length
        if time > due:
            late.append((name, time - due))
    return time, late


print(deadlines({"a": (3, 6), "b": (2, 8), "c": (1, 9), "d": (4, 9), "e": (3, 14)}))
