# Errors of formatting: format specs, %, f-strings, str.format.
def attempt(source):
    try:
        print(source, "=", repr(eval(source)))
    except Exception as error:
        print(source, "->", type(error).__name__, error)


for source in [
    "format(1, 'q')", "format(1, '10.2d')", "format(1.5, 'd')", "format('a', 'd')", "format('a', '=5')", "format('a', '+')", "format('a', ',')", "format(1, 's')", "format(1, ',_')", "format(1, '_,')",
    "format(1, 'c,')", "format(-1, 'c')", "format(0x110000, 'c')", "format(1, '#c')", "format(1, '+c')", "format(1.5, 'x')", "format(1, '99999999999999999999')", "format(1, '.99999999999999999999f')", "format(1, '.')",
    "format(1.5, '.x')", "format(None, 's')", "format([], '5')", "format(object(), 'x') if 0 else 1", "format(1, 5)", "format('a', 'z')", "format(1, 'z')", "format('é', 'é')", "format(True, 's')", "format(1j, 'd')", "format(1j, '05')", "format(1j, '=5')",
    "'%d' % 'a'", "'%d' % 1.5", "'%d' % None", "'%x' % 1.5", "'%c' % 'ab'", "'%c' % -1", "'%c' % 0x110000", "'%c' % 1.5", "'%f' % 'a'", "'%d %d' % 1", "'%d' % (1, 2)", "'%s %s' % ('a',)", "'a' % 1", "'a' % ()", "'a' % {}", "'%(a)s' % 1", "'%(a)s' % {}",
    "'%(a' % {'a': 1}", "'%' % 1", "'%y' % 1", "'%é' % 1", "'%*d' % ('a', 1)", "'%.*f' % ('a', 1)", "'%*d' % (1,)", "'%(a)*d' % {'a': 1}", "'%s' % ()", "'%s%%' % 1", "'%z' % 1", "b'%d' % 'a'", "b'%s' % 'a'", "b'%c' % 256", "b'%b' % 5", "b'%q' % 1", "b'%a' % 'é'",
    "'{}'.format()", "'{0}{}'.format(1, 2)", "'{}{0}'.format(1, 2)", "'{1}'.format(0)", "'{a}'.format()", "'{a}'.format(b=1)", "'{'.format(1)", "'}'.format(1)", "'{!x}'.format(1)", "'{!}'.format(1)", "'{!r'.format(1)", "'{!rs}'.format(1)", "'{0[}'.format([1])", "'{0[]}'.format([1])",
    "'{0.}'.format(1)", "'{0.x}'.format(1)", "'{0[x]}'.format([1])", "'{0[5]}'.format([1])", "'{0[0]x}'.format([1])", "'{:{}}'.format(1)", "'{:{}{}}'.format(1, 2)", "'{:{:{}}}'.format(1, 2, 3)", "'{0x}'.format(1)", "'{ 0}'.format(1)", "'{-1}'.format(1)", "'{99999999999999999999}'.format(1)", "'{:d}'.format('a')",
    "'{a.b[c]}'.format(a=1)", "''.format_map(5)", "'{a}'.format_map(5)", "'{a}'.format_map({})", "'{}'.format_map({})", "f'{1:q}'", "f'{1!r:>5}'", "f'{\"a\":d}'", "f'{1:{\"x\"}}'", "f'{1:{2}.{3}f}'", "f'{[]:5}'", "f'{undefined}'", "f'{1/0}'",
]:
    attempt(source)
