# random: what is built on the generator, from known seeds.
import random

random.seed(2024)
print(random.random(), random.randrange(10**20), random.randint(-5, 5), random.choice("abcdef"))
print(random.sample(range(1000), 5), random.choices("abc", [1, 2, 3], k=6), random.uniform(1, 2))
numbers = list(range(10))
random.shuffle(numbers)
print(numbers, random.gauss(0, 1), random.betavariate(2, 3), random.randbytes(5).hex())
random.seed("text")
print(random.random())
random.seed(b"bytes")
print(random.random(), random.Random(7).expovariate(1.5), random.getrandbits(70))
