"""A small operating system that schedules tasks, in the manner of Richards: objects and methods."""

import sys
import time


class Packet:
    def __init__(self, link, address, kind):
        self.link = link
        self.address = address
        self.kind = kind
        self.data = 0

    def append_to(self, queue):
        """The queue with this packet at its end."""
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class Task:
    """Something that is run when it has packets or was woken, highest priority first."""

    def __init__(self, system, name, priority):
        self.system = system
        self.name = name
        self.priority = priority
        self.queue = None
        self.waiting = False
        self.held = False
        system.add(self)

    def is_ready(self):
        return not self.held and (self.queue is not None or not self.waiting)

    def run(self):
        packet = self.queue
        if packet is not None:
            self.queue = packet.link
            packet.link = None
        return self.work(packet)

    def receive(self, packet):
        self.queue = packet.append_to(self.queue)

    def send(self, packet, name):
        target = self.system.tasks[name]
        self.system.sent += 1
        packet.address = self.name
        target.receive(packet)
        return target if target.priority > self.priority else self

    def wait(self):
        self.waiting = True
        return self


class Idle(Task):
    def __init__(self, system, name, count):
        super().__init__(system, name, 0)
        self.seed = 1
        self.count = count

    def work(self, packet):
        self.count -= 1
        if self.count == 0:
            self.held = True
            return self
        if self.seed & 1:
            self.seed = self.seed >> 1 ^ 0xD008
            return self.system.release("device b")
        self.seed >>= 1
        return self.system.release("device a")


class Worker(Task):
    def __init__(self, system, name, priority):
        super().__init__(system, name, priority)
        self.target = "handler a"
        self.letter = 0

    def work(self, packet):
        if packet is None:
            return self.wait()
        self.target = "handler b" if self.target == "handler a" else "handler a"
        for _ in range(4):
            self.letter = self.letter % 26 + 1
            packet.data = (packet.data * 31 + self.letter) & 0xFFFF
        return self.send(packet, self.target)


class Handler(Task):
    def __init__(self, system, name, priority, device):
        super().__init__(system, name, priority)
        self.device = device
        self.work_queue = None
        self.device_queue = None

    def work(self, packet):
        if packet is not None:
            if packet.kind == "work":
                self.work_queue = packet.append_to(self.work_queue)
            else:
                self.device_queue = packet.append_to(self.device_queue)
        work = self.work_queue
        if work is None:
            return self.wait()
        if work.data % 5 == 4:
            self.work_queue = work.link
            work.data += 1
            return self.send(work, "worker")
        device = self.device_queue
        if device is None:
            return self.wait()
        self.device_queue = device.link
        device.data = work.data
        work.data += 1
        return self.send(device, self.device)


class Device(Task):
    def __init__(self, system, name, priority):
        super().__init__(system, name, priority)
        self.pending = None

    def work(self, packet):
        if packet is None:
            packet = self.pending
            if packet is None:
                return self.wait()
            self.pending = None
            return self.send(packet, packet.address)
        self.pending = packet
        self.held = True
        return self


class System:
    def __init__(self):
        self.tasks = {}
        self.order = []
        self.sent = 0
        self.holds = 0

    def add(self, task):
        self.tasks[task.name] = task
        self.order.append(task)
        self.order.sort(key=lambda each: -each.priority)

    def release(self, name):
        task = self.tasks[name]
        if task.held:
            self.holds += 1
        task.held = False
        task.waiting = False
        return task

    def next_ready(self):
        for task in self.order:
            if task.is_ready():
                return task
        return None

    def schedule(self):
        task = self.next_ready()
        while task is not None:
            task.waiting = False
            task = task.run()
            if not task.is_ready():
                task = self.next_ready()


def run(size):
    system = System()
    Idle(system, "idle", size)
    Worker(system, "worker", 1000)
    for letter, priority in (("a", 2000), ("b", 3000)):
        Handler(system, "handler " + letter, priority, "device " + letter)
        Device(system, "device " + letter, priority + 2000)
    for _ in range(2):
        system.tasks["worker"].receive(Packet(None, "worker", "work"))
    for letter in "ab":
        for _ in range(3):
            system.tasks["handler " + letter].receive(Packet(None, "device " + letter, "device"))
    system.schedule()
    return system.sent, system.holds


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 100000
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
