// What each page and program of the tests does with the package; the answer must be the same everywhere.
export async function check(loadPython, options = {}) {
  const printed = [];
  const python = await loadPython({ stdout: (text) => printed.push(text), files: { "mine.py": "x = 20" }, ...options });
  const first = python.run("1 + 1");
  python.run(`
import json, re, sys, unicodedata, mine
from dataclasses import dataclass

@dataclass
class Point:
    x: int
    y: int

print(json.dumps({"x": mine.x, "found": re.findall(r"\\d+", "a1b22")}), Point(1, 2))
print("\\N{GREEK SMALL LETTER ALPHA}", unicodedata.name("é"))
with open("out.txt", "w") as f:
    f.write("written")
total = 0
for i in range(300_000):
    total += i * i % 7
`);
  let error = "";
  try {
    python.run("1 / 0");
  } catch (e) {
    error = `${e.name} ${e.type} ${e.message.split("\n").at(-1)}`;
  }
  const { globals } = python;
  return { first, printed: printed.join(""), total: globals.get("total"), file: python.files.read("out.txt", "utf-8"), error };
}
