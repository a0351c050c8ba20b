"""The compiler warns each time it compiles; other code is not warned of what it imports compiled."""
import sys

for i in range(2):
    exec("x = 1\nprint(x is 1000)")
    compile("'\\d'", "<text>", "eval")
    eval("'\\w'")
code = compile("x is 5", "name.py", "exec")
exec("def f():\n    try:\n        return 1\n    finally:\n        return 2\nprint(f())")
for i in range(3):
    try:
        break
    finally:
        continue
try:
    exec("'\\d'; x = = 5")
except SyntaxError as error:
    print(error)
print("no line:", compile("\n\n'\\z'", __file__, "exec") is not None)
real, sys.stderr = sys.stderr, None
compile("'\\d'", "<silent>", "exec")
sys.stderr = sys.stdout
compile("'\\d'", "<to stdout>", "exec")

sys.stderr = real
print("end")
