class Key:
    def __repr__(self):
        return "<the key\nin two lines>"

    def __hash__(self):
        return 1


table = {}
table[Key()]
