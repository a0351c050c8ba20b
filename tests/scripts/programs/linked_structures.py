class LinkedList:
    class Node:
        __slots__ = ("value", "next")

        def __init__(self, value, next=None):
            self.value, self.next = value, next

    def __init__(self, items=()):
        self.head = None
        for item in reversed(list(items)):
            self.push(item)

    def push(self, value):
        self.head = self.Node(value, self.head)

    def pop(self):
        if self.head is None:
            raise IndexError("pop from an empty list")
        node, self.head = self.head, self.head.next
        return node.value

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous

    def __repr__(self):
        return " -> ".join(map(repr, self)) or "empty"


l = LinkedList("abc")
print(l)
l.push("z")
l.reverse()
print(l, l.pop(), list(l), "a" in l)
try:
    LinkedList().pop()
except IndexError as error:
    print(error)


class Tree:
    def __init__(self):
        self.root, self.size = None, 0

    def __setitem__(self, key, value):
        def insert(node):
            if node is None:
                self.size += 1
                return [None, key, value, None]
            if key < node[1]:
                node[0] = insert(node[0])
            elif key > node[1]:
                node[3] = insert(node[3])
            else:
                node[2] = value
            return node

        self.root = insert(self.root)

    def __getitem__(self, key):
        node = self.root
        while node:
            if key == node[1]:
                return node[2]
            node = node[0] if key < node[1] else node[3]
        raise KeyError(key)

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def __iter__(self):
        def walk(node):
            if node:
                yield from walk(node[0])
                yield node[1]
                yield from walk(node[3])

        return walk(self.root)

    def __len__(self):
        return self.size

    def depth(self):
        def measure(node):
            return 1 + max(measure(node[0]), measure(node[3])) if node else 0

        return measure(self.root)


tree = Tree()
seed = 7
for _ in range(200):
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    tree[seed >> 8 & 255] = seed & 7
keys = list(tree)
print(keys == sorted(keys), len(tree) == len(keys), keys[:10], tree.depth(), keys[3] in tree, -1 in tree)
tree["x" if False else 5] = "five"
print(tree[5])
try:
    tree[1000]
except KeyError as error:
    print(repr(error))


class Queue:
    def __init__(self):
        self.incoming, self.outgoing = [], []

    def put(self, item):
        self.incoming.append(item)

    def get(self):
        if not self.outgoing:
            while self.incoming:
                self.outgoing.append(self.incoming.pop())
        return self.outgoing.pop()


q = Queue()
for i in range(3):
    q.put(i)
first = q.get()
q.put("late")
print(first, q.get(), q.get(), q.get())


class LRU:
    def __init__(self, size):
        self.size, self.items = size, {}

    def get(self, key, compute):
        if key in self.items:
            value = self.items.pop(key)
        else:
            value = compute(key)
            if len(self.items) == self.size:
                del self.items[next(iter(self.items))]
        self.items[key] = value
        return value


cache, computed = LRU(2), []
for key in (1, 2, 1, 3, 2, 1):
    cache.get(key, lambda k: computed.append(k) or k * k)
print(computed, cache.items)
