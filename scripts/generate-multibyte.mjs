// Writes assembly/generated/multibyte.json: the tables of the codecs of East Asia, as CPython 3.14 (the npm package `pyodide`) has them, as
// encoding → text of a Python module. scripts/standard.mjs packs them; lib/_multibyte.py reads them, and says what the names mean. Runs at
// each build, so it stops at once when its output is newer than itself.
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const script = fileURLToPath(import.meta.url);
const output = join(dirname(dirname(script)), "assembly/generated/multibyte.json");
if (existsSync(output) && statSync(output).mtimeMs > statSync(script).mtimeMs) process.exit(0);

const PROGRAM = `
import json

NAMES = """gb2312 gbk gb18030 big5hkscs shift_jis cp932 euc_jp shift_jis_2004 euc_jis_2004 euc_jisx0213 shift_jisx0213 euc_kr cp949
johab big5 cp950""".split()
HOLE = "\\ufffd"  # no table has it


def rows(name, prefix, singles):
    """(first trail byte, texts behind a lead byte) with HOLE for what is not there; texts of two characters apart."""
    texts, pairs = [], {}
    for trail in range(256):
        data = prefix + bytes((trail,))
        text = data.decode(name, "replace")
        whole = HOLE not in text and prefix[0] not in singles
        if whole and len(text) == 2:
            pairs[trail] = text
        texts.append(text if whole and len(text) == 1 else HOLE)
    return "".join(texts), pairs


def tables(name):
    singles = {}
    for byte in range(256):
        text = bytes((byte,)).decode(name, "replace")
        if HOLE not in text:
            singles[byte] = text
    leads, pairs = {}, {}

    def scan(prefix):
        text, two = rows(name, prefix, singles)
        stripped = text.strip(HOLE)
        if stripped:
            leads[prefix] = (len(text) - len(text.lstrip(HOLE)), stripped)
        for trail, both in two.items():
            pairs[prefix + bytes((trail,))] = both

    for lead in range(128, 256):
        if lead not in singles:
            scan(bytes((lead,)))
    if name in ("euc_jp", "euc_jis_2004", "euc_jisx0213"):
        for lead in range(0xA1, 0xFF):
            scan(bytes((0x8F, lead)))
    inverses = [inverse(singles, leads.items()), inverse(singles, reversed(leads.items()))]
    known = min(inverses, key=lambda known: sum(text.encode(name, "ignore") != data for text, data in known.items()))
    encoded, ranges, syllables = {}, [], {}
    for point in range(0x10000 if name == "gb18030" else 0x30000):
        if 0xD800 <= point < 0xE000:
            continue
        text = chr(point)
        data = text.encode(name, "ignore")
        if len(data) == 4:
            add_to_ranges(ranges, point, place_of(data))
        elif len(data) == 8:
            syllables[point] = data
        elif data != known.get(text, b""):
            encoded[text] = data
    lines = [f"SINGLES = {''.join(singles.get(byte, HOLE) for byte in range(256))!a}"]
    lines.append(f"REVERSED = {known is inverses[1]}")
    lines.append(f"LEADS = {leads!a}")
    lines.append(f"PAIRS = {pairs!a}")
    lines.append(f"ENCODED = {encoded!a}")
    lines.append(f"RANGES = {[tuple(range_) for range_ in ranges]!a}")
    lines.append(f"JAMO = {jamo_of(syllables)!a}")
    return "\\n".join(lines)


def inverse(singles, rows):
    known = {text: bytes((byte,)) for byte, text in singles.items()}
    for prefix, (first, texts) in rows:
        for trail, text in enumerate(texts, first):
            if text != HOLE:
                known.setdefault(text, prefix + bytes((trail,)))
    return known


def place_of(data):
    """The number of four bytes of GB 18030."""
    a, b, c, d = data
    return (((a - 0x81) * 10 + b - 0x30) * 126 + c - 0x81) * 10 + d - 0x30


def add_to_ranges(ranges, point, place):
    if ranges and ranges[-1][1] == point and ranges[-1][2] - ranges[-1][0] == place - point:
        ranges[-1][1] = point + 1
    else:
        ranges.append([point, point + 1, place])


def jamo_of(syllables):
    """The last bytes of the initials, vowels and finals that syllables are made up of (KS X 1001, annex 3)."""
    parts = {}, {}, {}
    for point, data in syllables.items():
        place = point - 0xAC00
        for part, index, byte in zip(parts, (place // 588, place // 28 % 21, place % 28), data[3::2]):
            part[index] = byte
    return tuple(bytes(part[index] for index in sorted(part)) for part in parts)


json.dumps({name: tables(name) for name in NAMES})
`;

const pyodide = await loadPyodide();
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, pyodide.runPython(PROGRAM));
