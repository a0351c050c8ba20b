class Card:
    RANKS = "23456789TJQKA"

    def __init__(self, text):
        self.rank, self.suit = text

    @property
    def value(self):
        return self.RANKS.index(self.rank)

    def __eq__(self, other):
        return (self.rank, self.suit) == (other.rank, other.suit)

    def __hash__(self):
        return hash((self.rank, self.suit))

    def __lt__(self, other):
        return self.value < other.value

    def __repr__(self):
        return self.rank + self.suit


class Hand:
    def __init__(self, text):
        self.cards = sorted(map(Card, text.split()), reverse=True)

    def __iter__(self):
        return iter(self.cards)

    def __contains__(self, card):
        return Card(card) in self.cards

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, i):
        return self.cards[i]

    @property
    def category(self):
        counts = {}
        for card in self:
            counts[card.rank] = counts.get(card.rank, 0) + 1
        shape = sorted(counts.values(), reverse=True)
        flush = len({card.suit for card in self}) == 1
        values = [card.value for card in self]
        straight = len(counts) == 5 and (values[0] - values[-1] == 4 or values == [12, 3, 2, 1, 0])
        if straight and flush:
            return 8, "straight flush"
        for rank, (wanted, name) in enumerate([([4, 1], "four of a kind"), ([3, 2], "full house")]):
            if shape == wanted:
                return 7 - rank, name
        if flush:
            return 5, "flush"
        if straight:
            return 4, "straight"
        return {(3, 1, 1): (3, "three of a kind"), (2, 2, 1): (2, "two pairs"), (2, 1, 1, 1): (1, "pair")}.get(tuple(shape), (0, "high card"))

    def key(self):
        by_count = sorted(self, key=lambda c: ([d.rank for d in self].count(c.rank), c.value), reverse=True)
        return self.category[0], [c.value for c in by_count]

    def __lt__(self, other):
        return self.key() < other.key()


hands = [Hand(text) for text in ("2H 3D 5S 9C KD", "2C 3H 4S 8C AH", "2H 4S 4C 2D 4H", "2S 8S AS QS 3S", "TS JS QS KS AS", "2H 2D 5S 5C KD", "9H 9D 9S 9C KD", "AH 2D 3S 4C 5D", "7H 7D 7S 2C KD", "6H 6D 3S 2C KD")]
for hand in sorted(hands):
    print(*hand, hand.category[1])
print("KD" in hands[0], "KH" in hands[0], len(hands[0]), hands[0][0], max(hands)[0], hands[0][1:3], [c for c in hands[0] if c.suit == "D"])
deck = {Card(r + s) for r in Card.RANKS for s in "CDHS"}
print(len(deck), Card("AS") in deck, len(deck - set(hands[4])), Card("AS") == Card("AS"), Card("AS") is Card("AS"), {Card("2C"): "two"}[Card("2C")])
print(sorted({Card("2C"), Card("2C"), Card("3C")}), min(deck).rank, sum(c.value for c in deck), [Card("2C"), Card("3D")].index(Card("3D")), [Card("2C")].count(Card("2C")))
groups = {}
for card in sorted(deck, key=lambda c: (c.suit, c.value)):
    groups.setdefault(card.suit, []).append(card)
print({suit: "".join(c.rank for c in cards) for suit, cards in groups.items()})
