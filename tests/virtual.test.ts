/**
 * The file system in memory (src/host/virtual) behaves as the host's: scripts about files print on it what CPython was recorded to print,
 * and one that tries every call, with what it refuses, prints on it and in a mounted folder what it prints in a folder of the host.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { findCases } from "../scripts/cases.mjs";
import { openPool } from "../scripts/pool.mjs";
import { transcript } from "../scripts/transcript.mjs";
import { createVm, nodeSystem, openMount, VirtualSystem } from "./support/vm.ts";

/** Areas of tests/scripts that use files. */
const AREAS = [
  "examples",
  "/io/",
  "/posix/",
  "/imports/",
  "/py_compile/",
  "/zoneinfo/",
  "/csv/",
  "/bz2/",
  "/stdlib/",
];
/** What cannot pass on it, by its reason: nothing so far. */
const EXCEPTIONS: Record<string, string[]> = {};

const pool = openPool(2, 240);
const scratch = mkdtempSync(join(tmpdir(), "virtual-"));
afterAll(() => {
  rmSync(scratch, { recursive: true });
  return pool.close();
});

describe.concurrent("scripts about files on files in memory", () => {
  const excepted = new Set(Object.values(EXCEPTIONS).flat());
  for (const { name, expected, quiet } of findCases(AREAS)) {
    if (excepted.has(name)) continue;
    test(name, { timeout: 300_000 }, async () => {
      const run = await pool.run(name, "virtual");
      const actual = run.crash === undefined ? transcript(run, quiet) : run.crash;
      expect(actual).toBe(readFileSync(expected, "utf8"));
    });
  }
});

interface Streams {
  stdout: { write(data: Uint8Array): void };
  stderr: { write(data: Uint8Array): void };
}

/** What a program prints, on the system that is made for it. */
function outputOf(code: string, makeSystem: (streams: Streams) => typeof nodeSystem): string {
  const chunks: Uint8Array[] = [];
  const keep = { write: (data: Uint8Array) => void chunks.push(data.slice()) };
  const vm = createVm({ system: makeSystem({ stdout: keep, stderr: keep }), jit: "off" });
  vm.runProgram(["command", code, [], false, false, 0, [["PYTHONDONTWRITEBYTECODE", "1"]], "."]);
  return Buffer.concat(chunks).toString();
}

const virtual = (options: object) => (streams: Streams) => new VirtualSystem({ ...options, ...streams });

describe("calls of the file system", () => {
  const code = readFileSync(new URL("./virtual/operations.py", import.meta.url), "utf8");
  const onHost = (folder: string) => {
    const cwd = process.cwd();
    process.chdir(folder);
    try {
      return outputOf(code, ({ stdout }) => {
        const { files } = nodeSystem;
        const write = (fd: number, data: Uint8Array) => {
          if (fd > 2) return files.write(fd, data);
          stdout.write(data);
          return data.length;
        };
        const own = new Proxy(files, {
          get: (target, key) => (key === "write" ? write : Reflect.get(target, key).bind(target)),
        });
        return { ...nodeSystem, files: own, write: (_fd: number, data: Uint8Array) => stdout.write(data) };
      });
    } finally {
      process.chdir(cwd);
    }
  };
  const folder = (name: string) => {
    mkdirSync(join(scratch, name));
    return join(scratch, name);
  };
  const expected = onHost(folder("host"));

  test("print on the host what they are to print", () => {
    expect(expected).toMatch(/\n0\nTrue True bytes\n$/);
  });
  test("do the same in memory", () => {
    expect(outputOf(code, virtual({}))).toBe(expected);
  });
  test("do the same in a mounted folder", () => {
    const mounts = { "/mnt/shared": folder("mounted") };
    expect(outputOf(code, virtual({ mounts, openMount, cwd: "/mnt/shared" }))).toBe(expected);
  });
});

test("descriptors are redirected", () => {
  const code = readFileSync(new URL("./virtual/redirection.py", import.meta.url), "utf8");
  expect(outputOf(code, virtual({}))).toBe("before\nafter\n");
});

test("the current folder keeps up with its name", () => {
  const code = `
import os
os.makedirs("/a/b/c")
os.chdir("/a/b/c")
os.rename("../../b", "/moved")
print(os.getcwd())
os.rmdir("../c")
for call, *args in (os.getcwd,), (open, "x", "w"), (os.mkdir, "d"), (os.listdir,), (os.chdir, ".."), (os.getcwd,):
    try:
        print(call(*args))
    except OSError as e:
        print(call.__name__, e.strerror)`;
  const missing = "No such file or directory";
  expect(outputOf(code, virtual({}))).toBe(
    `/moved/c\ngetcwd ${missing}\nopen ${missing}\nmkdir ${missing}\n[]\nNone\n/moved\n`,
  );
});

describe("mounted folders", () => {
  test("links lead nowhere else in the host", () => {
    const folder = join(scratch, "links");
    mkdirSync(folder);
    writeFileSync(join(scratch, "secret"), "secret");
    symlinkSync("../secret", join(folder, "up"));
    symlinkSync(join(scratch, "secret"), join(folder, "absolute"));
    symlinkSync("..", join(folder, "folder"));
    const code = `
import os
os.chdir("/mnt")
for path in "up", "absolute", "folder/secret", "../secret", "../../../secret", "folder/links/up":
    try:
        print(path, open(path).read())
    except OSError as e:
        print(path, e.strerror)
print(os.listdir("folder"))`;
    expect(outputOf(code, virtual({ mounts: { "/mnt": folder }, openMount }))).toBe(
      [
        ...["up", "absolute", "folder/secret", "../secret", "../../../secret", "folder/links/up"].map(
          (path) => `${path} No such file or directory\n`,
        ),
        "['home', 'tmp', 'dev', 'mnt']\n",
      ].join(""),
    );
  });

  test("can be for reading only", () => {
    const folder = join(scratch, "readonly");
    mkdirSync(folder);
    writeFileSync(join(folder, "a"), "text");
    const code = `
import os
print(open("/mnt/a").read())
for call, *args in (open, "/mnt/a", "w"), (open, "/mnt/b", "x"), (os.mkdir, "/mnt/d"), (os.remove, "/mnt/a"), (os.chmod, "/mnt/a", 0), \\
        (os.rename, "/mnt/a", "/mnt/b"), (os.utime, "/mnt/a"), (os.truncate, "/mnt/a", 0), (os.symlink, "a", "/mnt/c"), (os.link, "/mnt/a", "/mnt/e"):
    try:
        print(call(*args))
    except OSError as e:
        print(call.__name__, e.strerror)`;
    const mounts = { "/mnt": { path: folder, readonly: true } };
    const names = [
      "open",
      "open",
      "mkdir",
      "remove",
      "chmod",
      "rename",
      "utime",
      "truncate",
      "symlink",
      "link",
    ];
    expect(outputOf(code, virtual({ mounts, openMount }))).toBe(
      `text\n${names.map((name) => `${name} Read-only file system\n`).join("")}`,
    );
  });
});

describe("space", () => {
  const code = `
import os
def full(action):
    try:
        action()
    except OSError as e:
        print(e.errno, e.strerror)
big = open("big", "wb", 0)
def grow():
    while True: big.write(bytes(10000))
full(grow)
full(lambda: os.truncate("big", 1 << 40))
full(lambda: os.truncate("big", 1 << 30))
print(os.path.getsize("big"))
big.close()
os.remove("big")
def many():
    for i in range(100000): open(f"f{i}", "x").close()
full(many)
count = len(os.listdir())
print(100 < count < 2000)
for name in os.listdir(): os.remove(name)
r, w = os.pipe()
def pour():
    while True: os.write(w, bytes(10000))
full(pour)
os.close(r)
os.close(w)
with open("again", "wb") as f: print(f.write(bytes(200000)))
print(os.statvfs("/").f_bavail < os.statvfs("/").f_blocks)`;

  test("is limited for contents, names and pipes, and given back", () => {
    const output = outputOf(code, virtual({ filesLimit: 400_000 }));
    expect(output).toMatch(
      /^28 No space left on device\n27 File too large\n28 No space left on device\n3\d0000\n/,
    );
    expect(output).toMatch(/\n28 No space left on device\nTrue\n28 No space left on device\n200000\nTrue\n$/);
  });
});

describe("files for JavaScript", () => {
  test("are those of Python", () => {
    const system = new VirtualSystem({
      files: { "in.txt": "given", "/data/x/y.bin": new Uint8Array([1, 2]), "/empty": null },
    });
    const { store } = system;
    expect(store.list("/data")).toEqual(["x"]);
    expect(store.read("in.txt", "utf-8")).toBe("given");
    expect(store.read("/data/x/y.bin")).toEqual(new Uint8Array([1, 2]));
    expect(store.stat("/empty").isFolder).toBe(true);
    store.write("/data/new/z", "text");
    expect(store.exists("/data/new/z")).toBe(true);
    store.rename("/data/new/z", "/data/w");
    store.remove("/data", { recursive: true });
    expect(store.exists("/data")).toBe(false);
    expect(() => store.read("/data/w")).toThrow(
      expect.objectContaining({ code: "ENOENT", errno: 2, path: "/data/w" }),
    );
    expect(() => store.mkdir("/a/b")).toThrow("[Errno 2] No such file or directory: '/a/b'");
    expect(() => store.write("/tmp", "x")).toThrow(expect.objectContaining({ code: "EISDIR" }));
    expect(() => store.read("a\0b")).toThrow(expect.objectContaining({ code: "EINVAL" }));
    expect(() => store.write("a", 5 as never)).toThrow(TypeError);
    expect(() => store.mount("/m", "/tmp")).toThrow("no folders");
  });

  test("a copy has its own", () => {
    const system = new VirtualSystem({ files: { a: "one", "folder/b": "two" } });
    const fd = system.files.open("a", 0o2, 0);
    system.files.read(fd, new Uint8Array(1));
    const copy = system.copy();
    system.store.write("folder/b", "changed");
    expect(copy.files.write(fd, new TextEncoder().encode("-"))).toBe(1);
    expect(copy.store.read("a", "utf-8")).toBe("o-e");
    expect(system.store.read("a", "utf-8")).toBe("one");
    expect(copy.store.read("folder/b", "utf-8")).toBe("two");
    expect(copy.store.used).toBe(system.store.used - ("changed".length - "two".length));
  });
});
