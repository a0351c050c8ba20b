import __future__

flag = __future__.annotations.compiler_flag
source = "def f(x: undefined): pass\nnotes = f.__annotations__"
space = {}
exec(compile(source, "f", "exec", flag), space)
print(space["notes"])
code = compile("from __future__ import annotations\n" + source, "f", "exec")
print(bool(code.co_flags & flag), bool(compile("1", "f", "eval").co_flags & flag))
space = {}
exec(code, space)
print(space["notes"])
try:
    compile("from __future__ import nonsense", "f", "exec")
except SyntaxError as error:
    print(error)
try:
    compile("x = 1\nfrom __future__ import annotations", "f", "exec")
except SyntaxError as error:
    print(error)
try:
    compile("1 <> 2", "f", "eval")
except SyntaxError as error:
    print(error)
for name in __future__.all_feature_names:
    feature = getattr(__future__, name)
    print(name, feature.optional[:2], feature.mandatory and feature.mandatory[:2], hex(feature.compiler_flag))
