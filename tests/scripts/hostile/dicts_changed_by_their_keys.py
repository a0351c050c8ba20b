# Keys whose __eq__ and __hash__ change the dict or set that is being looked into.
class Key:
    def __init__(self, number, action=None):
        self.number = number
        self.action = action

    def __hash__(self):
        return 7

    def __eq__(self, other):
        action, self.action = self.action, None
        if action:
            action()
        return self is other

    def __repr__(self):
        return f"K{self.number}"


def attempt(name, action):
    try:
        print(name, action())
    except (KeyError, RuntimeError, ZeroDivisionError, TypeError) as error:
        print(name, type(error).__name__, error)


actions = {
    "clear": lambda: box.clear(),
    "grow": lambda: box.update((n, n) for n in range(500)),
    "pop": lambda: box.pop(first, None),
    "replace": lambda: (box.clear(), box.update({first: 1, second: 2})),
    "popitem": lambda: box.popitem(),
    "raise": lambda: 1 / 0,
}
for name, action in actions.items():
    for use, run in {
        "get": lambda: box.get(Key(3, action)),
        "set": lambda: box.__setitem__(Key(3, action), 3),
        "del": lambda: box.__delitem__(Key(3, action)),
        "in": lambda: Key(3, action) in box,
        "setdefault": lambda: box.setdefault(Key(3, action), 4),
        "pop": lambda: box.pop(Key(3, action), "none"),
        "eq": lambda: box == {Key(3, action): 1, Key(4, action): 2},
        "update": lambda: box.update({Key(3, action): 1}),
        "merge": lambda: len(box | {Key(3, action): 1}) > 0,
        "items": lambda: (Key(3, action), 1) in box.items(),
        "keys": lambda: len(box.keys() & [Key(3, action)]),
    }.items():
        first, second = Key(1), Key(2)
        box = {first: 1, second: 2}
        attempt(f"{name} {use}", run)

for name, action in {
    "clear": lambda: bag.clear(),
    "grow": lambda: bag.update(range(500)),
    "pop": lambda: bag.pop(),
    "raise": lambda: 1 / 0,
}.items():
    for use, run in {
        "in": lambda: Key(3, action) in bag,
        "add": lambda: bag.add(Key(3, action)),
        "discard": lambda: bag.discard(Key(3, action)),
        "union": lambda: len(bag | {Key(3, action)}) > 0,
        "intersection": lambda: len(bag & {Key(3, action)}),
        "difference": lambda: len(bag - {Key(3, action)}) >= 0,
        "issubset": lambda: bag <= {Key(3, action), Key(4, action), Key(5)},
        "eq": lambda: bag == {Key(3, action), Key(4)},
        "symmetric": lambda: len(bag ^ {Key(3, action)}) >= 0,
    }.items():
        bag = {Key(1), Key(2)}
        attempt(f"set {name} {use}", run)

# While it is being walked through.
for change in (lambda: box.clear(), lambda: box.__setitem__("new", 1), lambda: (box.pop("a"), box.__setitem__("b", 1))):
    for view in "keys", "values", "items":
        box = {"a": 1, "z": 2}
        try:
            for item in getattr(box, view)():
                change()
            print("ended")
        except RuntimeError as error:
            print(error)
