from with_all import *
from without_all import *

print(public, _listed, also)
for name in ("unlisted", "_hidden"):
    print(name in globals())
print(visible, "_private" in globals(), "__dunder" in globals(), sys_alias.__name__)
try:
    exec("from bad_all import *")
except AttributeError as error:
    print(error)
try:
    exec("from odd_all import *")
except TypeError as error:
    print(error)
import package_all

namespace = {}
exec("from package_all import *", namespace)
print(sorted(n for n in namespace if n != "__builtins__"))
try:
    exec("def f():\n    from with_all import *")
except SyntaxError as error:
    print(error)
exec("from math import *")
print(sqrt(16), pi > 3)
