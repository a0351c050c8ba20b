def make_pair():
    return 1, 2, 3


def use(first, second):
    return first + second


try:
    use(*make_pair())
except TypeError as error:
    print(error)
try:
    use(1)
except TypeError as error:
    print(error)
first, second = make_pair()
