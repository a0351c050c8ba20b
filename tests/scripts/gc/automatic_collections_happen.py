# oracle: cpython3.13, whose collector has three generations
import gc
class Node:
    count = 0
    def __init__(self):
        Node.count += 1
        self.me = self
    def __del__(self):
        Node.count -= 1
gc.enable()
for _ in range(50000):
    Node()
print(Node.count < 20000)
gc.collect()
print(Node.count)
gc.disable()
for _ in range(3000):
    Node()
print(Node.count)
gc.enable()
gc.collect()
print(Node.count)
gc.set_threshold(0)
for _ in range(3000):
    Node()
print(Node.count)
gc.set_threshold(100, 5, 5)
for _ in range(3000):
    Node()
print(Node.count < 3000)
gc.collect()
print(Node.count)
