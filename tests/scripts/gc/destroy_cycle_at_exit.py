class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("destroy", self.name)


first = Node("first")
second = Node("second")
first.other = second
second.other = first
alone = Node("alone")
print("program finish")
