from support.recorder import record


class K:
    def __init__(self, v=0):
        self.v = v

    def method(self):
        return self

    @classmethod
    def of_class(cls):
        pass

    @staticmethod
    def static(a):
        pass

    def __call__(self):
        raise TypeError("no")

    def __repr__(self):
        return "K()"


def calls():
    k = K(3)
    k.method()
    K.method(k)
    K.of_class()
    K.static(1)
    f = k.method
    f()
    len(*["a"])
    K(*[1], **{})
    print("", end="")
    try:
        k()
    except TypeError:
        pass
    try:
        int("z")
    except ValueError:
        pass
    [].append(4)
    list.append([], 2)
    (lambda: 0)()


record(["CALL", "C_RETURN", "C_RAISE"], calls)
