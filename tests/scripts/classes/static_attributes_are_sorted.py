# __static_attributes__ names what methods assign through self, sorted.
class C:
    def first(self):
        self.b = 1
        self.ä = 2

    def second(self):
        self.a = self.Z = 3
        del self.deleted
        for self.loop in ():
            pass


print(C.__static_attributes__)
