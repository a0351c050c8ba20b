"""Two names, one object: a small int exists once, and assignment copies the reference, never the object."""

x = 1
y = 1
print(x is y, id(x) == id(y))

first = [1, 2]
second = first
third = [1, 2]
print(second is first, third is first, third == first)
second.append(3)
print(first, third)

x = x + 1
print(x, y, x is y)
