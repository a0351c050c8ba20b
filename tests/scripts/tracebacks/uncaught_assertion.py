def average(numbers):
    assert len(numbers) > 0, "no numbers"
    assert all(
        isinstance(n, (int, float)) for n in numbers
    ), f"strange numbers: {numbers}"
    return sum(numbers) / len(numbers)


print(average([1, 2]))
try:
    average([])
except AssertionError as error:
    print(error)
average([1, "2"])
