n, text, items = 5, "text", []
for source in ("f'{n:q}'", "f'{text:d}'", "f'{n:.2}'", "f'{text:+}'", "f'{items:5}'", "f'{None:5}'", "f'{undefined}'", "f'{1/0}'", "f'{n.foo}'", "f'{items[0]}'", "f'{n!x}'", "f'{n:{text}}'", "f'{n!r:d}'", "f'{text:5.2.1}'", "f'{n:,_}'", "f'{n:c}' + f'{-1:c}'", "f'{n:s}'", "f'{1.5:d}'", "f'{1.5:x}'", "f'{text:=10}'", "f'{text:010}'", "f'{n:z}'", "f'{text:,}'", "f'{n:99999999999999999999}'"):
    try:
        print(source, eval(source))
    except (SyntaxError, ValueError, TypeError, NameError, ZeroDivisionError, AttributeError, IndexError, OverflowError) as error:
        print(source, "->", type(error).__name__, error)
for source in ("f'{'", "f'}'", "f'{}'", "f'{ }'", "f'{!r}'", "f'{n!}'", "f'{n!rr}'", "f'{n'", "f'{n:'", "f'{n:{'", "f'{n:{n}'", "f'{n}}'", "f'{{n}'", "f'{n=!}'", "f'{n)}'", "f'{(n}'", "f'{*}'", "f'{n n}'", "f'{lambda x: 1}'", "f'{n = n}'", "f'{yield}'", "f'{#}'", "f'''{\n#'''", "f'{\\n}'", "f'{n! r}'", "f'{n!r :5}'", "f'{:5}'", "f'{=}'", "f'{n:{n:{n}}}'", "f'{a:{b:{c:{d}}}}'", "f'{1.}'", "f'{n;}'", "f'{,}'", "f'{n,}'", "b'' f''", "f'' b''", "uf''", "bf''", "f'{x:=5}'", "f'{await x}'"):
    try:
        compile(source, "<f>", "eval")
        print(source, "compiled")
    except SyntaxError as error:
        print(source, "->", error.msg)
