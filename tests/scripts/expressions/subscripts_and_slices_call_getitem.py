class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


s = Show()
print(s[1], s["a"], s[1, 2], s[()], s[None])
print(s[:], s[1:], s[:2], s[::3], s[1:2:3], s[::])
print(s[1:2, ::3], s[..., 1], s[1:2,], s[(1, 2)], s[-1:])
print(s[x:=5], x) if False else None
print(s[*[1, 2], 3], s[*"ab"], s[lambda: 0].__class__.__name__)
s[1] = 2
s[1:2] = 3
s[..., :] = [4]
s[0] += "x" if isinstance(s[0], str) else 5
del s[1], s[::2]
del s[1, 2]
for bad in (5, None, print, 1.5, {1}, object()):
    try:
        bad[0]
    except TypeError as error:
        print("TypeError:", error)
    try:
        bad[0] = 1
    except TypeError as error:
        print("TypeError:", error)
    try:
        del bad[0]
    except TypeError as error:
        print("TypeError:", error)
