rows = [{"name": "a", "value": 1}, {"name": "b"}]


def values(rows):
    return {row["name"]: row["value"] * 2 for row in rows}


print(values(rows[:1]))
print(values(rows))
