class Fine:
    x = 1


class Broken(Fine):
    y = Fine.x + 1
    z = Fine.missing
