pass
1
"a string"
[1, 2]
...
(lambda: 1)
None; 5; pass
def f(): pass
def g(): ...
class C: pass
class D: """doc"""
for _ in (): pass
while False: pass
print(f(), g(), C.__doc__, D.__doc__, f.__doc__)
if True: pass; print("after pass")
[print(x) for x in (1, 2)]
print("statement") or print("or")
x = 3; x; x + 1; -x
try: pass
finally: print("finally")
with_nothing = ()
print(with_nothing,)
def h():
    """docstring"""
    "not a docstring"
    return
print(h.__doc__, h())
