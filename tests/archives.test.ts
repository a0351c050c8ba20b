// gzip, bzip2, zip and xz files between taipan and the machine's own commands, each where the machine has it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "archives-"));
afterAll(() => rmSync(folder, { recursive: true }));

const text = Array.from({ length: 20000 }, (_, i) => `line ${i} of a text, ${(i * i) % 97}\n`).join("");
writeFileSync(join(folder, "text"), text);

function has(command: string): boolean {
  return spawnSync(command, ["--help"]).error === undefined;
}

/** Runs a command in the folder; what it printed. */
function run(command: string, ...args: string[]): string {
  const result = spawnSync(command, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 26 });
  expect(result.stderr).toBe("");
  expect(result.status).toBe(0);
  return result.stdout;
}

function python(code: string): string {
  return run(process.execPath, join(import.meta.dirname, "..", "dist", "taipan.js"), "-c", code);
}

test.runIf(has("gzip"))("gzip reads what taipan wrote, at every level", () => {
  for (const level of [0, 1, 6, 9]) {
    python(`import gzip
with open("text", "rb") as source, gzip.open("ours.gz", "wb", ${level}) as file: file.write(source.read())`);
    expect(run("gzip", "-dc", "ours.gz")).toBe(text);
  }
});

test.runIf(has("gzip"))("taipan reads what gzip wrote", () => {
  writeFileSync(join(folder, "copy"), text);
  run("gzip", "-9", "-f", "copy");
  python(`import gzip
with gzip.open("copy.gz") as file, open("back", "wb") as target: target.write(file.read())`);
  expect(readFileSync(join(folder, "back"), "utf8")).toBe(text);
});

test.runIf(has("unzip"))("unzip tests and reads a zip archive of taipan's", () => {
  python(`import zipfile
with zipfile.ZipFile("ours.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.write("text", "folder/text")
    archive.writestr("empty", b"")`);
  expect(run("unzip", "-t", "ours.zip")).toContain("No errors detected");
  expect(run("unzip", "-p", "ours.zip", "folder/text")).toBe(text);
});

test.runIf(has("bzip2"))("bzip2 both ways", () => {
  python(`import bz2
with open("text", "rb") as source, bz2.open("ours.bz2", "wb") as file: file.write(source.read())`);
  expect(run("bzip2", "-dc", "ours.bz2")).toBe(text);
  run("bzip2", "-k", "-f", "text");
  expect(python(`import bz2; print(bz2.open("text.bz2").read() == open("text", "rb").read())`)).toBe(
    "True\n",
  );
});

test.runIf(has("xz"))("taipan reads what xz wrote", () => {
  run("xz", "-k", "-f", "-9", "text");
  expect(python(`import lzma; print(lzma.open("text.xz").read() == open("text", "rb").read())`)).toBe(
    "True\n",
  );
});

test.runIf(has("xz"))("xz reads what taipan wrote, in each container and through each filter", () => {
  const chains = [
    "preset=0",
    "preset=6",
    "preset=9 | lzma.PRESET_EXTREME",
    "format=lzma.FORMAT_ALONE",
    "check=lzma.CHECK_SHA256, filters=[{'id': lzma.FILTER_X86}, {'id': lzma.FILTER_LZMA2}]",
    "filters=[{'id': lzma.FILTER_DELTA, 'dist': 4}, {'id': lzma.FILTER_ARM}, {'id': lzma.FILTER_LZMA2}]",
  ];
  for (const options of chains) {
    python(`import lzma
with open("text", "rb") as source, open("ours.xz", "wb") as file: file.write(lzma.compress(source.read(), ${options}))`);
    const format = options.includes("ALONE") ? "lzma" : "xz";
    expect(run("xz", "-dc", `--format=${format}`, "ours.xz")).toBe(text);
  }
});
