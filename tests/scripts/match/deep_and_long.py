# Patterns nested deeply, of many parts, and statements of many cases.
depth = 90
source = "match subject:\n case " + "[" * depth + "x" + "]" * depth + ": found = x\n case _: found = None\n"
subject = "inside"
for i in range(depth):
    subject = [subject]
space = {"subject": subject}
exec(source, space)
print(space["found"])
space = {"subject": subject[0]}
exec(source, space)
print(space["found"])

names = [f"n{i}" for i in range(300)]
space = {"subject": list(range(300))}
exec(f"match subject:\n case [{', '.join(names)}]: found = n0 + n299\n case _: found = None", space)
print(space["found"])
exec(f"match subject:\n case [{', '.join(names[:100])}, *rest, {', '.join(names[200:])}]: found = len(rest), n99, n200", space)
print(space["found"])

cases = "".join(f" case {i}: found = 'case {i}'\n" for i in range(2000))
space = {"subject": 1999}
exec("match subject:\n" + cases, space)
print(space["found"])

alternatives = " | ".join(f"[{i}, x]" for i in range(500))
space = {"subject": [499, "last"]}
exec(f"match subject:\n case {alternatives}: found = x", space)
print(space["found"])

keys = ", ".join(f"'k{i}': v{i}" for i in range(200))
space = {"subject": {f"k{i}": i for i in range(203)}}
exec(f"match subject:\n case {{{keys}, **rest}}: found = v0, v199, rest", space)
print(space["found"])

fields = ", ".join(f"f{i}=v{i}" for i in range(200))
space = {"Thing": type("Thing", (), {f"f{i}": i for i in range(200)})}
exec(f"match Thing():\n case Thing({fields}): found = v0 + v199", space)
print(space["found"])

positional = ", ".join(f"p{i}" for i in range(120))
thing = type("Thing", (), {"__match_args__": tuple(f"f{i}" for i in range(120)), **{f"f{i}": i for i in range(120)}})
space = {"Thing": thing}
exec(f"match Thing():\n case Thing({positional}): found = p0, p119", space)
print(space["found"])

# Classes and loops in code too long for short jumps.
filler = "\n".join(f"  x{i} = [i, {i}]" for i in range(1500))
space = {"Thing": thing}
exec(f"out = []\nfor i in (1, [2, 3], {{'k': 4}}, Thing()):\n match i:\n  case [a, b]: out.append((a, b))\n  case {{'k': v}}: out.append(v)\n  case Thing(a, b): out.append(a - b)\n  case _:\n{filler}\n   \n", space)
print(space["out"], space["x1499"])
