# Errors of containers' methods: indices, keys, values that are not there.
def attempt(source):
    space = {"l": [1, 2, 3], "d": {"a": 1}, "s": {1, 2}, "t": (1, 2), "b": bytearray(b"abc"), "f": frozenset([1]), "r": range(3), "x": "text"}
    try:
        exec(source, space)
        print(source, "ok")
    except Exception as error:
        print(source, "->", type(error).__name__, error, error.args)


for source in [
    "l[3]", "l[-4]", "l[3] = 1", "del l[3]", "l.pop(9)", "[].pop()", "l.remove(9)", "l.index(9)", "l.index(1, 1)", "l.insert('a', 1)", "l.insert(1)", "l.extend(5)", "l += 5", "l + 5", "l * 'a'", "l[1:2] = 5", "l[::2] = [1]", "l['a'] = 1", "l.sort(5)", "l.sort(key=5)",
    "l.sort(reverse='a')", "[1, 'a'].sort()", "l.append()", "l.count()", "l.__getitem__(9)", "l.__setitem__(9, 1)", "l.__delitem__(9)", "t[2]", "t['a']", "t[0] = 1", "del t[0]", "t.index(9)", "t + [1]", "x[9]", "x[0] = 'a'", "del x[0]", "x.index('q')", "x.rindex('q')", "x.index(5)", "x.join([1])",
    "x.join(5)", "x.split('')", "x.replace('a')", "x.startswith(5)", "x.startswith([1])", "x.center('a')", "x.center(9, 'ab')", "x.translate(5)", "x.encode('no_such')", "x.zfill('a')", "x.expandtabs('a')", "x.count()", "'é'.encode('ascii')", "b'\\xff'.decode('ascii')", "b'\\xff'.decode()", "b'a'.decode('no_such')",
    "d['b']", "del d['b']", "d.pop('b')", "{}.popitem()", "d[[]]", "d[{}] = 1", "d.get([])", "d.update(5)", "d.update([1])", "d.update([(1,)])", "d.update(1, 2)", "d.fromkeys(5)", "d.setdefault()", "d | 5", "d |= 5", "dict.fromkeys([[]])", "d.pop()", "d.get()", "d.keys() | 5", "d.keys() + 1", "d.values() & 1",
    "s.remove(9)", "set().pop()", "s.add([])", "s | [1]", "s |= [1]", "s - 5", "s.update(5)", "s.union(5)", "s < [1]", "s.discard({1})", "s.remove({9})", "f.add(1)", "f | 5", "s.intersection(5)", "s ^ 'a'", "b[9]", "b[9] = 1", "b[0] = 256", "b[0] = 'a'", "b.append(256)", "b.append('a')", "b.remove(9)", "b.pop(9)",
    "bytearray().pop()", "b.index(b'z')", "b.extend([256])", "b.extend('a')", "b += 5", "b.insert(0, 'a')", "bytes([1])[1]", "b'a'[0] = 1", "b'a' + 'a'", "b'a'.join(['a'])", "bytes.fromhex('0')", "bytes.fromhex('zz')", "bytes.fromhex(5)", "r[3]", "r['a']", "r[0] = 1", "r.index(9)", "r + 1", "next(iter([]))", "iter(5, 6)", "iter(5)",
    "for k in d: d[k + 'x'] = 1", "for e in s: s.add(e + 9)", "for k in d: del d[k]", "next(reversed(()))", "dict(a=1, **{'a': 2})", "dict([('a', 1)], a=2)", "zip([1], [1, 2], strict=True).__class__(5)", "list(zip([1], [1, 2], strict=True))", "list(zip([1, 2], [1], strict=True))", "list(zip([1], [1], [], strict=True))",
]:
    attempt(source)
