// The rows of `npm run bench -- --library`: what programs ask of the standard library, a line or two each.
//
// A row is [name, setup, statement]: the setup runs once, the statement many times; it leaves what it made in `r`, which both
// interpreters must make alike. A group says how many times CPython's time it may take (`asked`): modules whose work is
// native code there twice, all others no more than CPython itself.

const TEXT = `
import random
text = ' '.join(random.Random(1).choices(['spam', 'eggs', 'Ni', 'shrubbery', 'holy', 'grail', '42', 'parrot.'], k=20000))`;
const LOG = `
lines = [f'2024-03-{i % 28 + 1:02d} 12:{i % 60:02d}:07,123 {("INFO", "ERROR", "DEBUG")[i % 3]} app.mod{i % 7}: user={i} took {i * 37 % 1000} ms' for i in range(500)]`;
const RECORDS = `
rows = [{'id': i, 'name': f'item {i}', 'price': i * 1.25, 'tags': ['a', 'b', 'c'], 'on': True, 'none': None} for i in range(200)]`;
const MEGABYTE = `
import random
data = random.Random(2).randbytes(1 << 20)`;
const PROSE = `
import zlib, random
data = ' '.join(random.Random(1).choices(['spam', 'eggs', 'Ni', 'shrubbery', 'holy', 'grail', '42', 'parrot.'], k=50000)).encode()
packed = zlib.compress(data)`;
const RANDOM = "import random; g = random.Random(3)";
const DECIMAL = "from decimal import Decimal, getcontext, localcontext";
const DATES = `
from datetime import date, datetime, time, timedelta, timezone
d = datetime(2024, 2, 29, 13, 14, 15, 678901); e = datetime(2023, 1, 2); t = timedelta(days=3, seconds=17)`;
const POINT = `
from dataclasses import dataclass
@dataclass
class Point:
  x: int
  y: int
  label: str = 'p'`;

/** Groups of rows; see above. */
export const GROUPS = {
  hashes: {
    asked: 2,
    rows: [
      // CPython's own code, not OpenSSL's, which uses instructions for SHA that no WebAssembly has.
      ...["md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s"].map((name) => [
        `${name}, 1 MB`,
        `import hashlib${MEGABYTE}\nmake = hashlib.__get_builtin_constructor('${name}')`,
        "r = make(data).hexdigest()",
      ]),
      [
        "sha256, 40 bytes",
        "import hashlib; data = bytes(40); make = hashlib.__get_builtin_constructor('sha256')",
        "r = make(data).hexdigest()",
      ],
      ["crc32, 1 MB", `import zlib${MEGABYTE}`, "r = zlib.crc32(data)"],
      ["adler32, 1 MB", `import zlib${MEGABYTE}`, "r = zlib.adler32(data)"],
    ],
  },
  zlib: {
    asked: 2,
    rows: [
      ["decompress, prose", PROSE, "r = len(zlib.decompress(packed))"],
      [
        "decompress, hexadecimal digits",
        `${PROSE}\npacked = zlib.compress(hex(3 ** 300000).encode())`,
        "r = len(zlib.decompress(packed))",
      ],
      ["compress, prose", PROSE, "r = zlib.decompress(zlib.compress(data)) == data"],
    ],
  },
  binary: {
    asked: 2,
    rows: [
      [
        "struct.pack",
        "import struct",
        "for i in range(100): r = struct.pack('<IHhd4s', i, 2, -3, 4.5, b'abcd')",
      ],
      [
        "struct.unpack",
        "import struct; b = bytes(range(20))",
        "for i in range(100): r = struct.unpack('<IHhd4s', b)",
      ],
      [
        "Struct.iter_unpack",
        "import struct; s = struct.Struct('<IHH'); b = bytes(range(240)) * 10",
        "r = sum(a + b - c for a, b, c in s.iter_unpack(b))",
      ],
      ["b64encode, 100 KB", `import base64${MEGABYTE}; data = data[:100000]`, "r = base64.b64encode(data)"],
      [
        "b64decode, 100 KB",
        `import base64${MEGABYTE}; data = base64.b64encode(data[:100000])`,
        "r = base64.b64decode(data)",
      ],
      ["hexlify, 100 KB", `import binascii${MEGABYTE}; data = data[:100000]`, "r = binascii.hexlify(data)"],
      [
        "unhexlify, 100 KB",
        `import binascii${MEGABYTE}; data = data[:100000].hex()`,
        "r = binascii.unhexlify(data)",
      ],
      ["sum of bytes", `${MEGABYTE}; data = data[:100000].hex().encode()`, "r = sum(data)"],
    ],
  },
  random: {
    asked: 1,
    rows: [
      ["random", `${RANDOM}; f = g.random`, "for i in range(1000): f()\nr = 1"],
      ["module's random", `${RANDOM}; random.seed(5)`, "for i in range(1000): random.random()\nr = 1"],
      ["uniform", RANDOM, "for i in range(300): g.uniform(1, 2)\nr = 1"],
      ["randrange", RANDOM, "for i in range(300): g.randrange(1000)\nr = 1"],
      ["randint", RANDOM, "for i in range(300): g.randint(1, 6)\nr = 1"],
      ["choice", `${RANDOM}; l = list(range(50))`, "for i in range(300): g.choice(l)\nr = 1"],
      ["choices", `${RANDOM}; l = list(range(50))`, "g.choices(l, k=300)\nr = 1"],
      ["shuffle", `${RANDOM}; l = list(range(300))`, "g.shuffle(l)\nr = sum(l)"],
      ["sample", `${RANDOM}; l = list(range(300))`, "g.sample(l, 100)\nr = 1"],
      ["gauss", RANDOM, "for i in range(300): g.gauss(0, 1)\nr = 1"],
      ["getrandbits", RANDOM, "for i in range(300): g.getrandbits(40)\nr = 1"],
      ["randbytes, 100 KB", RANDOM, "r = len(g.randbytes(100000))"],
    ],
  },
  decimal: {
    asked: 1,
    rows: [
      ["sum of prices", `${DECIMAL}\nl = [Decimal(i) / 100 for i in range(500)]`, "r = sum(l)"],
      [
        "product and quotient",
        `${DECIMAL}\na = Decimal('1234.5678'); b = Decimal('3.7')`,
        "for i in range(200): r = a * b / a",
      ],
      ["from and to text", DECIMAL, "for i in range(200): r = str(Decimal('123.4567'))"],
      [
        "quantize",
        `${DECIMAL}\na = Decimal('1234.5678'); b = Decimal('0.01')`,
        "for i in range(200): r = a.quantize(b)",
      ],
      ["sqrt, 1000 digits", `${DECIMAL}\ngetcontext().prec = 1000; two = Decimal(2)`, "r = two.sqrt()"],
      [
        "pi, 100 digits",
        `${DECIMAL}
def pi():
  getcontext().prec = 100
  three = Decimal(3)
  lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
  while s != lasts:
    lasts = s
    n, na = n + na, na + 8
    d, da = d + da, da + 32
    t = (t * n) / d
    s += t
  return +s`,
        "r = pi()",
      ],
      [
        "multiply, 20,000 digits",
        `${DECIMAL}\ngetcontext().prec = 50000; a = Decimal('7' * 20000)`,
        "r = a * a == 1",
      ],
      [
        "divide, 5,000 digits",
        `${DECIMAL}\ngetcontext().prec = 5000; a = Decimal('7' * 5000); b = Decimal('3' * 2000 + '1')`,
        "r = a / b == 1",
      ],
    ],
  },
  io: {
    asked: 1,
    rows: [
      [
        "BytesIO lines",
        `import io${LOG}\nb = io.BytesIO('\\n'.join(lines).encode())`,
        "b.seek(0)\nr = sum(len(l) for l in b)",
      ],
      [
        "BytesIO.readline",
        `import io${LOG}\nb = io.BytesIO('\\n'.join(lines).encode())`,
        "b.seek(0); r = 0\nwhile l := b.readline(): r += len(l)",
      ],
      [
        "StringIO lines",
        `import io${LOG}\nb = io.StringIO('\\n'.join(lines))`,
        "b.seek(0)\nr = sum(len(l) for l in b)",
      ],
      [
        "StringIO.write",
        `import io${LOG}`,
        "b = io.StringIO()\nfor l in lines: b.write(l)\nr = len(b.getvalue())",
      ],
      [
        "text lines read",
        `import tempfile${LOG}\nf = tempfile.TemporaryFile('w+', encoding='utf-8'); f.write('\\n'.join(lines * 20))`,
        "f.seek(0)\nr = 0\nfor l in f: r += len(l)",
      ],
      [
        "text lines written",
        `import tempfile${LOG}\nf = tempfile.TemporaryFile('w+', encoding='utf-8')`,
        "f.seek(0)\nfor l in lines: f.write(l); f.write('\\n')\nr = f.tell()",
      ],
      [
        "text read whole",
        `import tempfile${LOG}\nf = tempfile.TemporaryFile('w+', encoding='utf-8'); f.write('\\n'.join(lines * 100))`,
        "f.seek(0)\nr = len(f.read())",
      ],
      [
        "binary lines read",
        `import tempfile${LOG}\nf = tempfile.TemporaryFile('w+b'); f.write('\\n'.join(lines * 20).encode())`,
        "f.seek(0)\nr = 0\nfor l in f: r += len(l)",
      ],
      [
        "csv.reader",
        `import csv${LOG}\nlines = [l.replace(' ', ',') for l in lines]`,
        "r = sum(len(row) for row in csv.reader(lines))",
      ],
      [
        "csv.writer",
        `import csv, io`,
        "b = io.StringIO(); w = csv.writer(b)\nfor i in range(200): w.writerow([i, 'name', 2.5, 'a,b'])\nr = b.getvalue()",
      ],
    ],
  },
  json: {
    asked: 2,
    rows: [
      ["dumps", `import json${RECORDS}`, "r = json.dumps(rows)"],
      ["loads", `import json${RECORDS}\ns = json.dumps(rows)`, "r = len(json.loads(s))"],
      ["dumps, indented", `import json${RECORDS}`, "r = json.dumps(rows, indent=2)"],
    ],
  },
  re: {
    asked: 2,
    rows: [
      [
        "search, literal in long text",
        `import re${TEXT}\ntext += ' Excalibur'; p = re.compile('Excalibur')`,
        "r = p.search(text).start()",
      ],
      [
        "search, alternatives in long text",
        `import re${TEXT}\ntext += ' Excalibur'; p = re.compile('Excalibur|Camelot')`,
        "r = p.search(text).start()",
      ],
      [
        "search, ignoring case",
        `import re${TEXT}\ntext += ' Excalibur'; p = re.compile('excalibur', re.I)`,
        "r = p.search(text).start()",
      ],
      ["findall of words", `import re${TEXT}\np = re.compile(r'\\w+')`, "r = len(p.findall(text))"],
      ["findall of numbers", `import re${TEXT}\np = re.compile(r'[0-9]+')`, "r = len(p.findall(text))"],
      ["sub with a text", `import re${TEXT}\np = re.compile(r'\\bNi\\b')`, "r = p.sub('Peng', text)"],
      [
        "sub with groups",
        `import re${TEXT}\np = re.compile(r'(\\w+) (\\w+)')`,
        "r = p.sub(r'\\2 \\1', text)",
      ],
      [
        "sub with a function",
        `import re${TEXT}\np = re.compile(r'[A-Z]\\w*')\ndef up(m): return m.group().upper()`,
        "r = p.sub(up, text)",
      ],
      ["split", `import re${TEXT}\np = re.compile(r'[ .]+')`, "r = len(p.split(text))"],
      [
        "match of log lines",
        `import re${LOG}\np = re.compile(r'(\\d{4})-(\\d\\d)-(\\d\\d) (\\S+) (\\w+) ([\\w.]+): user=(\\d+) took (\\d+) ms')`,
        "r = [p.match(l).groups() for l in lines]",
      ],
      [
        "lazy and greedy",
        `import re${LOG}\np = re.compile(r'.*?user=(.*) took')`,
        "r = [p.match(l).group(1) for l in lines]",
      ],
      [
        "finditer with names",
        `import re${LOG}\ntext = '\\n'.join(lines); p = re.compile(r'(?P<key>\\w+)=(?P<value>\\d+)')`,
        "r = [m['value'] for m in p.finditer(text)]",
      ],
      [
        "re.match through the cache",
        "import re",
        "for i in range(200): r = re.match('[a-z]+', 'spam eggs').end()",
      ],
    ],
  },
  objects: {
    asked: 1,
    rows: [
      ["pickle.dumps", `import pickle${RECORDS}`, "r = len(pickle.dumps(rows, 4))"],
      ["pickle.loads", `import pickle${RECORDS}\ns = pickle.dumps(rows, 4)`, "r = len(pickle.loads(s))"],
      [
        "pickle.loads of instances",
        `import pickle, fractions\ns = pickle.dumps([fractions.Fraction(i, 7) for i in range(100)], 4)`,
        "r = len(pickle.loads(s))",
      ],
      ["deepcopy", `import copy${RECORDS}\nrows = rows[:30]`, "r = copy.deepcopy(rows) == rows"],
      [
        "deepcopy of instances",
        `import copy${POINT}\nl = [Point(i, 2) for i in range(50)]`,
        "r = repr(copy.deepcopy(l)[-1])[-30:]",
      ],
      [
        "dataclass made, compared, shown",
        POINT,
        "for i in range(100): r = repr(Point(i, 2)) + str(Point(i, 2) == Point(2, i))",
      ],
      [
        "dataclasses.replace and asdict",
        `${POINT}\nfrom dataclasses import asdict, replace\np = Point(1, 2)`,
        "for i in range(50): r = asdict(replace(p, x=i))",
      ],
      [
        "namedtuple",
        "from collections import namedtuple\nP = namedtuple('P', 'x y')",
        "for i in range(200): r = P(i, 2)._replace(x=3).y",
      ],
      [
        "enum lookups",
        "from enum import Enum, Flag\nclass C(Enum): RED = 1; BLUE = 2\nclass F(Flag): A = 1; B = 2",
        "for i in range(100): r = C(1).name + C['BLUE'].name + str((F.A | F.B).value)",
      ],
      [
        "Counter",
        `from collections import Counter${TEXT}\nwords = text.split()`,
        "r = Counter(words).most_common(3)",
      ],
      [
        "defaultdict of lists",
        `from collections import defaultdict${TEXT}\nwords = text.split()[:2000]`,
        "d = defaultdict(list)\nfor w in words: d[len(w)].append(w)\nr = len(d)",
      ],
      [
        "deque",
        "from collections import deque",
        "d = deque(maxlen=50)\nfor i in range(500): d.append(i)\nr = sum(d) + d.popleft()",
      ],
      [
        "heapq",
        "import heapq\nl = [i * 7919 % 1009 for i in range(500)]",
        "h = []\nfor i in l: heapq.heappush(h, i)\nr = [heapq.heappop(h) for i in l]",
      ],
      [
        "lru_cache",
        "from functools import lru_cache\n@lru_cache(None)\ndef f(a, b): return a + b",
        "for i in range(300): r = f(i & 7, 2)",
      ],
      [
        "logging, discarded",
        "import logging; log = logging.getLogger('quiet'); log.setLevel(logging.ERROR)",
        "for i in range(200): log.debug('value %d', i)\nr = 1",
      ],
      [
        "logging, formatted to a stream",
        "import io, logging; b = io.StringIO(); log = logging.getLogger('loud'); h = logging.StreamHandler(b); h.setFormatter(logging.Formatter('%(levelname)s %(name)s: %(message)s')); log.addHandler(h); log.propagate = False",
        "b.seek(0); b.truncate()\nfor i in range(50): log.warning('value %d of %s', i, 'x')\nr = b.getvalue()",
      ],
      [
        "itertools pipeline",
        "from itertools import chain, groupby, islice, accumulate",
        "r = sum(islice(accumulate(chain(range(300), range(300))), 500)) + len([k for k, g in groupby(i // 7 for i in range(300))])",
      ],
      ["textwrap.wrap", `import textwrap${TEXT}\ntext = text[:2000]`, "r = textwrap.wrap(text, 60)"],
      [
        "difflib",
        `import difflib${TEXT}\na = text[:3000].split(); b = a[:]; del b[10:20]; b[50:52] = ['new']`,
        "r = difflib.SequenceMatcher(None, a, b).ratio()",
      ],
      ["Fraction", "from fractions import Fraction", "r = sum(Fraction(1, i) for i in range(1, 40))"],
      [
        "statistics",
        "import statistics\nl = [i * 7919 % 1009 / 7 for i in range(300)]",
        "r = round(statistics.mean(l), 9), round(statistics.median(l), 9)",
      ],
      [
        "pathlib",
        "from pathlib import PurePosixPath as P",
        "for i in range(50): r = str(P('/usr/lib') / 'python3' / f'm{i}.py') + P('a/b.tar.gz').suffix",
      ],
      [
        "urllib.parse",
        "from urllib.parse import urlsplit, parse_qs, quote",
        "for i in range(30): r = urlsplit(f'http://u@example.org:80/p?q={i}#f').port, parse_qs('a=1&b=2&a=%20'), quote('a b/ü')",
      ],
      [
        "string.Template",
        "from string import Template; t = Template('$who likes ${what}, $$5')",
        "for i in range(50): r = t.substitute(who='tim', what=i)",
      ],
    ],
  },
  datetime: {
    asked: 1,
    rows: [
      ["made", DATES, "for i in range(300): r = datetime(2024, 2, 29, 13, 14, 15, 678901)"],
      ["attributes", DATES, "for i in range(300): r = d.year + d.month + d.day + d.hour + d.microsecond"],
      ["plus timedelta", DATES, "for i in range(300): r = d + t"],
      ["difference", DATES, "for i in range(300): r = d - e"],
      ["comparison", DATES, "for i in range(300): r = d < e"],
      ["timedelta made", DATES, "for i in range(300): r = timedelta(days=1, seconds=i)"],
      ["timedelta arithmetic", DATES, "for i in range(300): r = (t + t) * 2 - t / 3"],
      ["total_seconds", DATES, "for i in range(300): r = t.total_seconds()"],
      [
        "fromisoformat",
        DATES,
        "for i in range(300): r = datetime.fromisoformat('2024-02-29T13:14:15.678901')",
      ],
      ["isoformat", DATES, "for i in range(300): r = d.isoformat()"],
      ["strftime", DATES, "for i in range(100): r = d.strftime('%Y-%m-%d %H:%M:%S')"],
      [
        "strptime",
        DATES,
        "for i in range(30): r = datetime.strptime('2024-02-29 13:14:15', '%Y-%m-%d %H:%M:%S')",
      ],
      [
        "date arithmetic",
        `${DATES}\na = date(2024, 1, 1); one = timedelta(1)`,
        "b = a\nfor i in range(300): b += one\nr = b.toordinal(), b.weekday()",
      ],
      [
        "aware difference",
        `${DATES}\nd = d.replace(tzinfo=timezone.utc); e = e.replace(tzinfo=timezone(timedelta(hours=2)))`,
        "for i in range(300): r = d - e",
      ],
      ["replace", DATES, "for i in range(300): r = d.replace(year=2023, day=1)"],
      [
        "timestamp",
        `${DATES}\nd = d.replace(tzinfo=timezone.utc)`,
        "for i in range(300): r = datetime.fromtimestamp(d.timestamp(), timezone.utc)",
      ],
    ],
  },
  formatting: {
    asked: 1,
    rows: [
      ["f-string of ints and texts", "a = 'spam'", "for i in range(300): r = f'{a}: {i} of {a}'"],
      ["f-string with specs", "x = 3.14159", "for i in range(300): r = f'{x:8.2f}|{i:05d}|{i:>8}|{i:x}'"],
      ["f-string with !r", "a = 'spam'", "for i in range(300): r = f'{a!r} {i!r}'"],
      ["%d and %s", "a = 'spam'", "for i in range(300): r = '%s: %d of %s' % (a, i, a)"],
      ["%8.2f and %05d", "x = 3.14159", "for i in range(300): r = '%8.2f|%05d|%x' % (x, i, i)"],
      ["str.format", "a = 'spam'", "for i in range(300): r = '{}: {} of {}'.format(a, i, a)"],
      [
        "str.format with specs",
        "x = 3.14159",
        "for i in range(300): r = '{:8.2f}|{:05d}|{k}'.format(x, i, k=i)",
      ],
      ["format with thousands", "", "for i in range(300): r = format(i * 123456, ',')"],
      ["repr of floats", "l = [i / 7 for i in range(300)]", "r = [repr(x) for x in l]"],
      ["str of ints", "", "r = [str(i) for i in range(300)]"],
      ["repr of a list", "l = [1, 'two', 3.0, None, (4, 5)] * 30", "r = repr(l)"],
      ["int from texts", "l = [str(i * 7919) for i in range(300)]", "r = [int(s) for s in l]"],
      ["float from texts", "l = [str(i / 7) for i in range(300)]", "r = [float(s) for s in l]"],
    ],
  },
  str: {
    asked: 1,
    rows: [
      ["find in long text", `${TEXT}\ntext += ' Excalibur'`, "r = text.find('Excalibur')"],
      ["find of a character", `${TEXT}\ntext += '#'`, "r = text.find('#')"],
      ["count", TEXT, "r = text.count('shrubbery')"],
      ["count of a character", TEXT, "r = text.count(' ')"],
      ["replace", TEXT, "r = text.replace('parrot', 'cat')"],
      ["replace of a character", TEXT, "r = text.replace(' ', '_')"],
      ["split", TEXT, "r = len(text.split())"],
      ["split at a text", TEXT, "r = len(text.split('. '))"],
      ["splitlines", `${LOG}\ntext = '\\n'.join(lines)`, "r = len(text.splitlines())"],
      ["join", `${TEXT}\nl = text.split()`, "r = ' '.join(l)"],
      ["lower, upper", TEXT, "r = text.lower() + text.upper()"],
      ["title, swapcase", TEXT, "r = text.title() + text.swapcase()"],
      ["strip", "s = '   spam  '", "for i in range(300): r = s.strip()"],
      ["startswith", "s = 'spam and eggs'", "for i in range(300): r = s.startswith('spam')"],
      ["partition", "s = 'key=value'", "for i in range(300): r = s.partition('=')"],
      ["split of a short text", "s = 'a,b,c'", "for i in range(300): r = s.split(',')"],
      ["isdigit, isalpha", "s = '12345'", "for i in range(300): r = s.isdigit() or s.isalpha()"],
      ["zfill, center", "s = '42'", "for i in range(300): r = s.zfill(5) + s.center(8, '*')"],
      ["translate", `${TEXT}\nt = str.maketrans('abc', 'xyz')`, "r = text.translate(t)"],
      ["encode, decode ASCII", TEXT, "r = len(text.encode().decode())"],
      [
        "encode, decode UTF-8",
        `${TEXT}\ntext = text.replace('holy', 'höly')`,
        "r = len(text.encode().decode())",
      ],
      ["encode, decode of 3 bytes", "text = '日本語のテキスト。' * 5000", "r = len(text.encode().decode())"],
      [
        "latin-1, UTF-16",
        TEXT,
        "r = len(text.encode('latin-1').decode('latin-1')) + len(text.encode('utf-16').decode('utf-16'))",
      ],
      ["slices", TEXT, "r = 0\nfor i in range(300): r += len(text[i:i + 10])"],
      ["characters", `${TEXT}\ntext = text[:3000]`, "r = 0\nfor c in text:\n  if c == 'e': r += 1"],
      ["concatenation", "", "r = ''\nfor i in range(300): r += 'ab'"],
      ["reversed, compared", TEXT, "r = text[::-1] == text"],
      ["in", "s = 'spam and eggs'", "for i in range(300): r = 'eggs' in s"],
      ["ord, chr", "s = 'spam'", "for i in range(300): r = chr(ord('a') + i % 26)"],
    ],
  },
};
