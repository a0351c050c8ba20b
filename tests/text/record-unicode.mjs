// Asks CPython 3.14 (pyodide) about every code point and writes a checksum of the answers for each 4096 of them to
// unicode-oracle.json, which text.test.ts compares with what the tables say. Run it by hand: node tests/text/record-unicode.mjs
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadPyodide } from "pyodide";

const program = `
import unicodedata, zlib

def row(c):
    s = chr(c)
    flags = [
        s.isalpha(), s.isdecimal(), s.isdigit(), s.isnumeric(), s.isalnum(), s.islower(), s.isupper(),
        s.istitle() and not s.isupper(),
        s.isspace(), len(("a" + s + "b").splitlines()) == 2, s.isprintable(), s.isidentifier(), ("a" + s).isidentifier(),
        (s + "a").title()[-1] == "a",
        ("A" + s + "\\u03a3").lower()[-1] == "\\u03c2",
    ]
    digits = [unicodedata.decimal(s, -1), unicodedata.digit(s, -1)]
    cases = [[ord(x) for x in t] for t in (s.lower(), s.upper(), s.title(), s.casefold())]
    return "".join("01"[f] for f in flags) + str([*digits, *cases]).replace(" ", "") + "\\n"

[zlib.crc32("".join(map(row, range(i, i + 4096))).encode()) for i in range(0, 0x110000, 4096)]
`;

const python = await loadPyodide();
const version = python.runPython("import unicodedata; unicodedata.unidata_version");
const checksums = python.runPython(program).toJs();
const file = join(import.meta.dirname, "unicode-oracle.json");
writeFileSync(file, `${JSON.stringify({ version, checksums: [...checksums] })}\n`);
