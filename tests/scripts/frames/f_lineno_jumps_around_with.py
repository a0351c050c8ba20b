from support.jumper import jump


class Manager:
    def __init__(self, out, name):
        self.out = out
        self.name = name

    def __enter__(self):
        self.out.append("enter " + self.name)

    def __exit__(self, *args):
        self.out.append("exit " + self.name)


def one(out):
    out.append("before")
    with Manager(out, "a"):
        out.append("inside")
        out.append("more")
    out.append("after")


def two(out):
    with Manager(out, "a"):
        with Manager(out, "b"):
            out.append("inside")
        out.append("between")
    out.append("after")


jump(one, 3, 4)
jump(one, 3, 5)
jump(one, 1, 3)
jump(one, 5, 1)
jump(one, 4, 3)
jump(two, 3, 4)
jump(two, 3, 5)
jump(two, 4, 3)
jump(two, 4, 5)
