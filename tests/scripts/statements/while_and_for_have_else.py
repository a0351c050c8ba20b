def search(numbers, wanted):
    for number in numbers:
        if number == wanted:
            print("found", number)
            break
    else:
        print("not found", wanted)


search([1, 2, 3], 2)
search([1, 2, 3], 9)
search([], 1)
n = 3
while n:
    n -= 1
    if n == 5:
        break
else:
    print("while ended")
while True:
    n += 1
    if n < 3:
        continue
    if n == 4:
        break
else:
    print("never")
print(n)
for i in range(3):
    for j in range(3):
        if j == 1:
            continue
        if i == 1:
            break
        print(i, j)
    else:
        print("inner else", i)
        continue
    print("broken at", i)
else:
    print("outer else", i, j)
for x in []:
    pass
else:
    print("empty")
for i in range(3):
    i = 10
print(i)
for letter in "ab":
    for number in (1, 2):
        print(letter, number, end=" ")
print()
for a, (b, *c) in [(1, (2, 3, 4)), (5, "xyz")]:
    print(a, b, c)
for d["k"] in range(2) if False else []:
    pass
store = {}
for store["key"] in range(3):
    pass
print(store)
