class Room:
    def __init__(self, name, description, *, items=(), **exits):
        self.name, self.description, self.items, self.exits = name, description, list(items), exits


class Game:
    def __init__(self):
        self.rooms = {
            room.name: room
            for room in (
                Room("hall", "A dusty hall.", items=["lamp"], north="library", down="cellar"),
                Room("library", "Books everywhere.", items=["key", "book"], south="hall"),
                Room("cellar", "It smells.", up="hall", east="vault"),
                Room("vault", "Gold!", items=["gold"], west="cellar"),
            )
        }
        self.here, self.bag, self.moves, self.over = self.rooms["hall"], [], 0, False

    def do(self, line):
        verb, _, rest = line.strip().lower().partition(" ")
        handler = getattr(self, "do_" + verb, None) or (verb in self.here.exits and (lambda _: self.do_go(verb)))
        if not handler:
            return f"I don't know how to {verb!r}."
        self.moves += 1
        try:
            return handler(rest)
        except LookupError as error:
            return f"There is no {error.args[0]} here."

    def do_look(self, _):
        things = ", ".join(sorted(self.here.items)) or "nothing"
        return f"{self.here.description} You see {things}. Exits: {' '.join(sorted(self.here.exits))}."

    def do_go(self, direction):
        if direction not in self.here.exits:
            raise LookupError("way " + direction)
        target = self.rooms[self.here.exits[direction]]
        if target.name == "vault" and "key" not in self.bag:
            return "The vault is locked."
        if target.name == "cellar" and "lamp" not in self.bag:
            return "Too dark."
        self.here = target
        return self.do_look("")

    def do_take(self, item):
        try:
            self.here.items.remove(item)
        except ValueError:
            raise LookupError(item) from None
        self.bag.append(item)
        if item == "gold":
            self.over = True
            return f"You win after {self.moves} moves!"
        return f"Taken. You carry {len(self.bag)} thing{'s' * (len(self.bag) != 1)}."

    def do_drop(self, item):
        if item not in self.bag:
            raise LookupError(item)
        self.bag.remove(item)
        self.here.items.append(item)
        return "Dropped."

    def do_inventory(self, _):
        return f"You carry: {', '.join(self.bag) or 'nothing'}."


game = Game()
for line in ("look", "down", "go west", "take LAMP", "take lamp", "north", "take key", "take book", "drop book", "inventory", "dance", "south", "down", "east", "take gold"):
    print(">", line)
    print(game.do(line))
print(game.over, game.moves, game.bag)
