csv = 'name,age,city\nann,30,"new york"\nbob,25,rome\n'
rows = [line.split(",") for line in csv.splitlines()]
print(rows, [dict(zip(rows[0], row)) for row in rows[1:]])
def parse(line):
    fields, field, quoted = [], "", False
    for c in line:
        if c == '"':
            quoted = not quoted
        elif c == "," and not quoted:
            fields.append(field)
            field = ""
        else:
            field += c
    return fields + [field]
print(parse('a,"b,c",,"d"'), parse(""))
path = "/usr/local/lib/python3.14/site-packages/thing.tar.gz"
print(path.split("/"), path.rsplit("/", 1), path.rpartition("."), path.partition("lib"), path.rsplit("/", 1)[1].split(".", 1), path.strip("/").replace("/", "."), path.count("/"), path.find("lib"), path.rfind("lib"), path.index("local"))
query = "a=1&b=2&c=hello+world&d="
print({k: v.replace("+", " ") for k, v in (pair.split("=") for pair in query.split("&"))})
snake, camel = "some_variable_name", "someVariableName"
print("".join(w.title() if i else w for i, w in enumerate(snake.split("_"))), "".join("_" + c.lower() if c.isupper() else c for c in camel), snake.replace("_", "-").upper())
text = "  Indented\n    more\n\n  back  \n"
print([line.strip() for line in text.splitlines()], [len(line) - len(line.lstrip()) for line in text.splitlines()], text.split(), text.split("\n"), text.strip().count("\n"), text.expandtabs().splitlines(keepends=True))
print("a1b22c333".translate({ord(d): None for d in "0123456789"}), "".join(c for c in "a1b22" if c.isdigit()), [int(x) for x in "1;2;3".split(";")], sum(int(d) for d in "98765"), "".join(sorted("hello")), "".join(reversed("abc")), " ".join(w[::-1] for w in "ab cd".split()))
words = "the quick brown fox".split()
print(" ".join(w.capitalize() for w in words), max(words, key=len), sorted(words, key=lambda w: (len(w), w)), [w[0] for w in words], ", ".join(words[:-1]) + " and " + words[-1], "-".join(words).split("-", 2), {len(w) for w in words} == {3, 5})
print("%s has %d items" % ("list", 3), "{0}-{0}-{1}".format("a", "b"), f"{words!r:.10}", "|".join(f"{w:^7}" for w in words), "=" * 20, "ab" * 3 + "c", "x".join("abc"), ",".join(map(str, range(5))))
print("needle in haystack".startswith(("hay", "need")), "file.txt".endswith((".py", ".txt")), "aaa".replace("a", "b", 2), "aaa".replace("", "-"), "abcabc".find("c", 3), "abcabc".rfind("a", 0, 3), "abab".count("ab"), "aaaa".count("aa"), "".count(""), "abc".count(""), "x" in "", "tEsT".lower() == "TeSt".lower())
def is_palindrome(s):
    s = "".join(c.lower() for c in s if c.isalnum())
    return s == s[::-1]
print(is_palindrome("A Santa at NASA"), is_palindrome("nope"), "racecar"[::-1] == "racecar", ["".join(p) for p in zip("abc", "xyz")], "hello world".title().swapcase(), "a,b;c d".replace(",", " ").replace(";", " ").split())
rot13 = str.maketrans("abcdefghijklmnopqrstuvwxyz", "nopqrstuvwxyzabcdefghijklm")
print("uryyb".translate(rot13), "hello".translate(rot13).translate(rot13), "".join(chr((ord(c) - 97 + 3) % 26 + 97) for c in "xyz"), "-".join(f"{ord(c):02x}" for c in "AZ"), bytes("é", "utf-8").hex(), "é".encode().decode())
vowels = sum(c in "aeiou" for c in "programming language")
print(vowels, {c: "banana".count(c) for c in "abn"}, [i for i, c in enumerate("banana") if c == "a"], "banana".index("n", 3), "mississippi".split("ss"), "a--b--c".split("--"), "one  two".split(" "), " x ".split(), "".split(), "".split(","))
