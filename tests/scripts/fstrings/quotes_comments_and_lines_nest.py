d = {"a": {"b": [1, 2]}}
print(f"{d["a"]["b"][0]}", f'{d['a']['b']}', f"{"nested " + f"{"deeper " + f"{"deepest"}"}"}")
print(f"{f"{f"{f"{f"{f"{1 + 1}"}"}"}"}"}")
print(f"{
    d["a"]  # a comment inside
    ["b"]
}")
print(f"{'\n'.join(['a', 'b'])}", f"{'\t'}|", f"{"\\"}")
print(f"{1:{2}}", f"""{
1
}""", f'''{"""triple""" + '''!'''}''')
print(f"{'a' 'b'} {'''c'''} {"d"!r}", f"{'{}'} {'}'} {"{"}")
x = 5
print(f"{x:{"0>" + f"{x}"}}", f"{x:{f"{x}"}}", f"{x!r:{f'{x}'}}")
print(f"{(lambda: '}')()}", f"{ {1: 2}[1] }", f"{ {3} }", f"{[*'ab']}")
print(f'{x = }', f'{x=   }', f'{ x=}', f"{d["a"]=}", f"{x = !r:^6}|", f"{
x
=
}")
print(rf"{x}\d{x!r}\{x}", fr'{"\n"}', Rf"{x}", fR"\x{x}", F"{x}")
print("a" f"b{x}" r"\c" f"{x:>3}" "d{x}", ("implicit "
    f"over {x} "
    'lines'))
