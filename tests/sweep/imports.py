import math
import itertools
from operator import itemgetter
import swept.inner as inner
from swept.inner import *
import swept

try:
    import missing_module
except ImportError as error:
    print(error.name)
print(math.sqrt(2), list(itertools.islice(itertools.count(5), 3)), itemgetter(1)("ab"), inner.value, swept.inner is inner, public)
print([*itertools.chain("ab", "c")], list(itertools.permutations("abc", 2))[:2], [k for k, g in itertools.groupby("aab")])
