"""When an object dies: on `del`, at the end of a scope, and, in a cycle, when the program is over."""


class Parrot:
    def __init__(self, name):
        self.name = name
        print("create", name)

    def __del__(self):
        print("destroy", self.name)


parrot = Parrot("deleted")
del parrot
print("after del")


def scope():
    local = Parrot("local")
    print("inside", local.name)


scope()
print("after the call")

one = Parrot("first of a cycle")
two = Parrot("second of a cycle")
one.friend = two
two.friend = one
del one, two
print("program finish")
