# heapq sorts, in both directions, and asks no more comparisons than it must.
import heapq
import random

random.seed(7)
data = [random.randrange(1000) for _ in range(200)]
heap = data[:]
heapq.heapify(heap)
print(heap[:12])
print([heapq.heappop(heap) for _ in range(200)] == sorted(data))
heapq.heapify_max(heap := data[:])
print(heap[:12])
print([heapq.heappop_max(heap) for _ in range(200)] == sorted(data, reverse=True))


class Counted:
    asked = 0

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        Counted.asked += 1
        return self.value < other.value


heap = [Counted(value) for value in data]
heapq.heapify(heap)
print("heapify", Counted.asked)
Counted.asked = 0
heapq.heappushpop(heap, Counted(-1))
print("heappushpop", Counted.asked)
Counted.asked = 0
while heap:
    heapq.heappop(heap)
print("heappop", Counted.asked)
heap = []
for value in data:
    heapq.heappush(heap, Counted(value))
print("heappush", Counted.asked)
print(heapq.nlargest(3, data), heapq.nsmallest(3, data, key=lambda x: -x))
print(list(heapq.merge([1, 4], [2, 3], [0])), heapq.heapreplace(heap := [1, 2, 3], 9), heap)
