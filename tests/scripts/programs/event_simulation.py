class Event:
    def __init__(self, time, name, action):
        self.time, self.name, self.action = time, name, action


class Simulation:
    def __init__(self, seed):
        self.now, self.queue, self.log, self.seed = 0, [], [], seed

    def random(self, low, high):
        self.seed = (self.seed * 1103515245 + 12345) & 0x7FFFFFFF
        return low + (self.seed >> 8) % (high - low + 1)

    def schedule(self, delay, name, action):
        event = Event(self.now + delay, name, action)
        index = 0
        while index < len(self.queue) and self.queue[index].time <= event.time:
            index += 1
        self.queue.insert(index, event)

    def run(self, until):
        while self.queue and self.queue[0].time <= until:
            event = self.queue.pop(0)
            self.now = event.time
            self.log.append((self.now, event.name))
            event.action()


class Shop:
    def __init__(self, simulation, clerks):
        self.simulation, self.free, self.waiting, self.served, self.waits = simulation, clerks, [], 0, []
        simulation.schedule(0, "open", self.arrive)

    def arrive(self):
        customer = (self.simulation.now, len(self.waits) + len(self.waiting))
        self.waiting.append(customer)
        self.simulation.schedule(self.simulation.random(1, 5), "arrival", self.arrive)
        self.start()

    def start(self):
        if self.free and self.waiting:
            self.free -= 1
            came, _ = self.waiting.pop(0)
            self.waits.append(self.simulation.now - came)
            self.simulation.schedule(self.simulation.random(4, 9), "served", self.done)

    def done(self):
        self.free += 1
        self.served += 1
        self.start()


for clerks in (1, 2, 3):
    simulation = Simulation(42)
    shop = Shop(simulation, clerks)
    simulation.run(200)
    average = sum(shop.waits) / len(shop.waits)
    print(f"{clerks} clerks: served {shop.served}, waiting {len(shop.waiting)}, average wait {average:.2f}, longest {max(shop.waits)}")
print(simulation.log[:8], len(simulation.log))


def coroutine_version(n):
    def philosopher(name, forks):
        while True:
            left, right = forks
            while not (table[left] and table[right]):
                yield f"{name} waits"
            table[left] = table[right] = False
            yield f"{name} eats"
            table[left] = table[right] = True
            yield f"{name} thinks"

    table = [True] * n
    philosophers = [philosopher("ABCDE"[i], (i, (i + 1) % n)) for i in range(n)]
    return [[next(p) for p in philosophers] for _ in range(4)]


for row in coroutine_version(3):
    print(row)
