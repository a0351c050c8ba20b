# `type` stays a name wherever it begins no alias.
class Holder:
    pass


holder = Holder()
type = holder
type.x = 1
print(type.x, holder.x)
type = [0, 0]
type[0] = 5
print(type)
type
type = type + [1]
print(type, [type for type in range(2)])
type match = int
type case[type] = list[type]
print(match, case, case.__value__, match.__value__)
type, other = 1, 2
print(type, other)
type: int = 4
print(type)
