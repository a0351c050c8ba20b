real = "real"
name = __name__
is_main = __name__ == "__main__"


def __getattr__(name):
    if name == "forbidden":
        raise AttributeError("custom message")
    return "made " + name


def __dir__():
    return ["z", "a"]
