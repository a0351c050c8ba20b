people = [("ann", 3), ("bob", None), ("cat", 1)]
by_name = sorted(people, key=lambda person: person[0])
print(by_name)
by_age = sorted(
    people,
    key=lambda person: person[1] * 2,
)
