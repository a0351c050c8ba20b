def value(number):
    print("value", number)
    return number


print(value(1) < value(2) < value(3))
print(value(3) < value(2) < value(1))
print(value(1) < value(2) > value(0) != value(5))
print(1 < 2 == 2 < 3, (1 < 2) == (2 < 3), 1 == 1 in [1])
print(1 in [1] in [[1]], 1 < 3 in [3])
a = [1]
b = [1]
print(a is b, a == b, a is not b, a is a is not b, not a is b)
print("a" < "b" <= "b" < "c", (1, 2) < (1, 2, 3) < (2,), [1, 2] > [1])
print(1 == 1.0 == True, 0 == False == 0.0, "1" == 1, None == 0, () == [])
print(3 not in (1, 2), "b" in "abc", "" in "", "bd" not in "abcd")
for left, right in ((1, "a"), (None, 1), ([], ()), ({}, {}), (object, int)):
    try:
        print(left < right)
    except TypeError as error:
        print("TypeError:", error)
