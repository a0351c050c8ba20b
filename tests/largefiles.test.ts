/**
 * Files as programs have them, all of memory, and Ctrl-C while they are at work: whatever is going on ends with KeyboardInterrupt soon, and the program that
 * catches it goes on. Sizes are modest; TAIPAN_LARGE_FILES=1 makes them 100 MB and a million rows.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const COMMAND = join(import.meta.dirname, "..", "dist", "taipan.js");
const folder = mkdtempSync(join(tmpdir(), "largefiles-"));
afterAll(() => rmSync(folder, { recursive: true }));

const large = Boolean(process.env.TAIPAN_LARGE_FILES);
const LINES = large ? 2_000_000 : 100_000;
const ROWS = large ? 1_000_000 : 20_000;
const TIMEOUT = large ? 600_000 : 60_000;
/** How soon a program must have ended after Ctrl-C, in milliseconds, on a machine that is busy with other tests. */
const PROMPTLY = 15_000;

function python(code: string): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [COMMAND, "-c", code], {
    cwd: folder,
    encoding: "utf8",
  });
  expect([stderr, status]).toEqual(["", 0]);
  return stdout;
}

beforeAll(() => {
  python(`import csv
with open("text", "w") as file:
    for number in range(${LINES}): file.write("line number %08d with some more text in it\\n" % number)
with open("rows.csv", "w", newline="") as file:
    csv.writer(file).writerows((n, f"name {n}", n / 2, 'quo"ted, text\\n') for n in range(${ROWS}))`);
}, TIMEOUT);

test(
  "lines are read as they were written, as text and as bytes",
  () => {
    const code = `
with open("text") as file: print(sum(len(line) for line in file), file.tell())
with open("text", "rb") as file: print(sum(1 for line in file))
with open("text") as file: print(all(int(line[12:20]) == n for n, line in enumerate(file)))`;
    const bytes = LINES * "line number 00000000 with some more text in it\n".length;
    expect(python(code)).toBe(`${bytes} ${bytes}\n${LINES}\nTrue\n`);
  },
  TIMEOUT,
);

test(
  "rows of a csv file come back",
  () => {
    const code = `import csv
with open("rows.csv", newline="") as file: rows = list(csv.reader(file))
print(len(rows), rows[3], all(int(row[0]) == n and float(row[2]) == n / 2 for n, row in enumerate(rows)))`;
    expect(python(code)).toBe(`${ROWS} ['3', 'name 3', '1.5', 'quo"ted, text\\n'] True\n`);
  },
  TIMEOUT,
);

const FULL_DISK = `
import csv
import gzip
import shutil


def attempt(what):
    try:
        print(what.__name__, what())
    except OSError as error:
        print(what.__name__, type(error).__name__, error, error.filename)


def text():
    with open("/dev/full", "w") as file:
        file.write("x" * 100)


def much():
    with open("/dev/full", "wb") as file:
        file.write(b"x" * 1_000_000)


def unbuffered():
    with open("/dev/full", "wb", buffering=0) as file:
        return file.write(b"x")


def line():
    file = open("/dev/full", "w", buffering=1)
    try:
        file.write("line\\n")
    finally:
        try:
            file.close()
        except OSError as error:
            print("close:", error)
        print(file.closed)


def rows():
    with open("/dev/full", "w", newline="") as file:
        csv.writer(file).writerows([range(100)] * 1000)


def compressed():
    with gzip.open("/dev/full", "wb") as file:
        file.write(bytes(100_000))


def printed():
    with open("/dev/full", "w") as file:
        print("x", file=file, flush=True)


def copied():
    shutil.copyfile("text", "/dev/full")


for each in (text, much, unbuffered, line, rows, compressed, printed, copied):
    attempt(each)
`;

test(
  "a program may take all memory that there is, and goes on afterwards",
  () => {
    const output = python(`
blocks = []
try:
    while True: blocks.append(bytearray(2**27))
except MemoryError:
    count = len(blocks)
    text = str(blocks[-1][:3]) + "text at the end"
    del blocks
with open("end", "w") as file: file.write(text)
with open("end") as file: print(count, file.read())
try: exec("1 / 0")
except ZeroDivisionError as error: print(error)`);
    expect(output).toBe("15 bytearray(b'\\x00\\x00\\x00')text at the end\ndivision by zero\n");
  },
  TIMEOUT,
);

test.runIf(existsSync("/dev/full"))(
  "a full disk is an OSError for whatever writes, and files are closed all the same",
  () => {
    const full = "OSError [Errno 28] No space left on device None\n";
    const lines = ["text", "much", "unbuffered", "line", "rows", "compressed", "printed", "copied"].map(
      (name) =>
        `${name === "line" ? "close: [Errno 28] No space left on device\nTrue\n" : ""}${name} ${full}`,
    );
    expect(python(FULL_DISK)).toBe(lines.join(""));
  },
);

describe.concurrent("Ctrl-C", () => {
  const works: [string, string][] = [
    ["writing lines", "with open('out1', 'w') as f:\n    for n in range(10**9): f.write('line %d\\n' % n)"],
    ["writelines", "with open('out2', 'w') as f: f.writelines('line\\n' for n in range(10**9))"],
    ["reading lines", "while True:\n    for line in open('text'): pass"],
    ["reading at once, files closed by nobody", "while True: open('text').read()"],
    ["writing rows", "import csv\ncsv.writer(open('out3', 'w')).writerows((n, 'a') for n in range(10**9))"],
    ["reading rows", "import csv\nwhile True: list(csv.reader(open('rows.csv')))"],
    ["gzip", "import gzip\nwhile True: gzip.decompress(gzip.compress(open('text', 'rb').read()))"],
    [
      "a gzip file line by line",
      "import gzip\ngzip.open('out4', 'w').write(b'a\\n' * 10**6)\nwhile True: sum(1 for line in gzip.open('out4', 'rt'))",
    ],
    [
      "zip",
      // What writes one ends with an error of its own if Ctrl-C comes while it opens a member, in CPython, too.
      "import zipfile\nwith zipfile.ZipFile('out5', 'w', 8) as z: z.write('text')\nwhile True: zipfile.ZipFile('out5').testzip()",
    ],
    ["xz", "import lzma\nwhile True: lzma.decompress(lzma.compress(open('text', 'rb').read()))"],
    ["copying", "import shutil\nwhile True: shutil.copyfile('text', 'out6')"],
  ];

  test.each(works)(
    "while %s",
    async (_, work) => {
      const body = work.replaceAll("\n", "\n    ");
      const code = `try:\n    print("go", flush=True)\n    ${body}\nexcept KeyboardInterrupt: print("caught")
with open("text") as file: print(file.readline())`;
      const child = spawn(process.execPath, [COMMAND, "-c", code], { cwd: folder });
      let output = "";
      let asked = 0;
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (data: Buffer) => {
          output += data;
          if (asked !== 0) return;
          asked = performance.now() + 500;
          setTimeout(() => child.kill("SIGINT"), 500);
        });
      }
      await new Promise((resolve) => child.on("close", resolve));
      expect(output).toBe("go\ncaught\nline number 00000000 with some more text in it\n\n");
      expect(performance.now() - asked).toBeLessThan(PROMPTLY);
    },
    TIMEOUT,
  );
});
