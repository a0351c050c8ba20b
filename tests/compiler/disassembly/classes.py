class Base:
    """Doc."""

    size: int
    name: str = "x"

    def __init__(self, size):
        self.size = size
        self.__private = super().__init__()

    def where(self):
        return __class__


@decorate
class Derived(Base, metaclass=Meta, option=1):
    values = [n * size for n in range(3) if n]
    __hidden = 1
