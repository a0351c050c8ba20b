# The module csv: dictionaries of rows, the sniffer, dialects by subclass, and many rows there and back.
import csv
import io

out = io.StringIO()
writer = csv.DictWriter(out, ["name", "size", "note"], extrasaction="ignore", restval="-")
writer.writeheader()
writer.writerows([{"name": "a,b", "size": 1, "other": 2}, {"name": 'say "x"', "size": 2.5, "note": "two\nlines"}])
print(repr(out.getvalue()))
for row in csv.DictReader(io.StringIO(out.getvalue(), newline="")):
    print(row)
print(list(csv.DictReader(["a,b", "1,2,3", "4"], restkey="rest", restval="none")))
sample = "name;size;date\n'one';1;2020-01-01\n'two; three';2;2020-02-02\n"
dialect = csv.Sniffer().sniff(sample)
print(repr(dialect.delimiter), repr(dialect.quotechar), dialect.doublequote, csv.Sniffer().has_header(sample))
print(list(csv.reader(io.StringIO(sample), dialect)))


class Pipes(csv.Dialect):
    delimiter = "|"
    quotechar = "'"
    doublequote = False
    escapechar = "\\"
    skipinitialspace = True
    lineterminator = "\n"
    quoting = csv.QUOTE_NONNUMERIC


csv.register_dialect("pipes", Pipes)
out = io.StringIO()
csv.writer(out, "pipes").writerows([["it's", 1, None], ["a|b", 2.5, "x\\y"]])
print(repr(out.getvalue()), list(csv.reader(io.StringIO(out.getvalue()), "pipes")), csv.list_dialects())
rows = [[str(i), f"name {i}", "quoted, text" if i % 3 else 'with "quotes"', "" if i % 5 else "é€😀", str(i * 1.5)] for i in range(3000)]
out = io.StringIO()
csv.writer(out, csv.unix_dialect).writerows(rows)
print(list(csv.reader(io.StringIO(out.getvalue(), newline=""))) == rows, len(out.getvalue()))
for bad in [dict(delimiter=""), dict(quotechar="ab")]:
    try:
        csv.reader([], **bad)
    except TypeError as error:
        print(error)


class Nested:
    """Reads other rows between two lines of its own."""

    def __iter__(self):
        yield '"first'
        yield from ["," + ",".join(next(csv.reader(['x,"y']))) + '"', "last,line"]


print(list(csv.reader(Nested())))
