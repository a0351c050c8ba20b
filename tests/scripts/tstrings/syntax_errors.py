# What is no t-string, with the place of the error.
SOURCES = r"""
t'a' 'b'
'a' t'b'
t'a' f'b'
t'a' b'b'
f'a' t'b'
t'{'
t'}'
t'{}'
t'{x!}'
t'{x!z}'
t'{lambda x: 1}'
t'{*x}'
t'{x:{y:{z:{w}}}}'
tf'a'
bt'a'
ut'a'
t'{a b}'
t'{x'
t'{=x}'
t'{!r}'
t'{:x}'
t'''{x}
t'{yield}'
t'{await x}'
t'\N{foo}'
t'\xz'
del t'a'
t'a' = 1
t'{x}' = 1
for t'a' in b: pass
import t'a'
"""
for source in SOURCES.strip().splitlines():
    try:
        compile(source, "<source>", "exec")
    except SyntaxError as error:
        print(f"{source}\n    {error.msg} {error.lineno}:{error.offset}-{error.end_offset}")
    else:
        print(source, "is fine")
try:
    compile("match x:\n case t'a': pass", "<source>", "exec")
except SyntaxError as error:
    print(error.msg)
