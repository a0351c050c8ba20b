// CPython's folder of tests (Lib/test): finds that of the newest CPython on the machine, and copies it to where both the oracle and taipan
// read it, with EDITS applied: what they are for is in their reasons.
// Refused: any edit of what a test asserts.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const C_INTERFACE = "imports, for some of its tests, the module that tests CPython's C interface (run_module.py)";
const SOCKETS = "asks for sockets, which few of its tests need";
const ABSTRACT = "the abstract paths of CPython 3.13 are not in 3.14: they lie beside the test";
const BYTECODE = "asks at once for an instruction that CPython 3.14 alone has";

/**
 * The tests are those of CPython 3.13, the last that many machines have. A few of their lines are errors for 3.14 itself; others ask, for some
 * tests, for what neither the oracle (Emscripten) nor taipan has. Where such a line keeps a whole module from being imported, the copy
 * is made without it, for the oracle and for taipan alike. A text that is not there (another version) is left alone.
 */
const EDITS = [
  {
    file: "typinganndata/ann_module.py",
    text: "__annotations__[1] = 2",
    replacement: "",
    reason: "a module has no __annotations__ of its own while it runs (PEP 649)",
  },
  {
    file: "typinganndata/ann_module.py",
    text: "    __annotations__['123'] = 123",
    replacement: "",
    reason: "nor has a class",
  },
  {
    file: "test_class.py",
    text: "from _testinternalcapi import has_inline_values",
    replacement: "has_inline_values = None",
    reason: C_INTERFACE,
  },
  {
    file: "test_bytes.py",
    text: "\n    _testlimitedcapi = import_helper.import_module('_testlimitedcapi')",
    replacement: "\n    _testlimitedcapi = None",
    reason: C_INTERFACE,
  },
  {
    file: "test_importlib/util.py",
    text: '_testsinglephase = import_helper.import_module("_testsinglephase")',
    replacement: "_testsinglephase = None",
    reason: C_INTERFACE,
  },
  { file: "test_compile.py", text: "import _testinternalcapi", replacement: "", reason: C_INTERFACE },
  {
    file: "test_monitoring.py",
    text: '_testcapi = test.support.import_helper.import_module("_testcapi")',
    replacement: "_testcapi = None",
    reason: C_INTERFACE,
  },
  {
    file: "test_asyncio/test_runners.py",
    text: "def test_run_future(self):",
    replacement: "def run_future(self):",
    reason: "expects an error of a future that 3.14 waits for, for ever",
  },
  { file: "test_asyncgen.py", text: "requires_working_socket(module=True)", replacement: "", reason: SOCKETS },
  {
    file: "test_contextlib_async.py",
    text: "support.requires_working_socket(module=True)",
    replacement: "",
    reason: SOCKETS,
  },
  {
    file: "test_sys_settrace.py",
    text: "support.requires_working_socket(module=True)",
    replacement: "",
    reason: SOCKETS,
  },
  {
    file: "test_asyncio/__init__.py",
    text: "support.requires_working_socket(module=True)",
    replacement: "",
    reason: SOCKETS,
  },
  {
    file: "test_code.py",
    text: "COPY_FREE_VARS = opmap['COPY_FREE_VARS']",
    replacement: "COPY_FREE_VARS = opmap.get('COPY_FREE_VARS')",
    reason: BYTECODE,
  },
  {
    file: "test_dis.py",
    text: 'CACHE = dis.opmap["CACHE"]',
    replacement: 'CACHE = dis.opmap.get("CACHE")',
    reason: BYTECODE,
  },
  {
    file: "test_decimal.py",
    text: "P = import_fresh_module('decimal', blocked=['_decimal'])",
    replacement: "P = C",
    reason: "neither has the module in Python",
  },
  {
    file: "test_pathlib/test_pathlib_abc.py",
    text: "from pathlib._abc import",
    replacement: "from test.test_pathlib._abc import",
    reason: ABSTRACT,
  },
  {
    file: "test_pathlib/test_pathlib.py",
    text: "pathlib._abc.",
    replacement: "test_pathlib_abc.",
    reason: ABSTRACT,
  },
  {
    file: "test_pathlib/_abc.py",
    text: "from glob import",
    replacement: "from test.test_pathlib._glob import",
    reason: ABSTRACT,
  },
  { file: "pickletester.py", text: "import dbm\n", replacement: "dbm = None\n", reason: "the oracle has no dbm" },
  {
    file: "test_lzma.py",
    text: "import _compression\n",
    replacement: "import compression._common._streams as _compression\n",
    reason: "the module has another name in CPython 3.14",
  },
  {
    file: "test_bz2.py",
    text: "import _compression\n",
    replacement: "import compression._common._streams as _compression\n",
    reason: "the module has another name in CPython 3.14",
  },
];

/** Modules of the tests' own CPython that lie beside a test. */
const COPIES = [
  ["pathlib/_abc.py", "test_pathlib/_abc.py"],
  ["glob.py", "test_pathlib/_glob.py"],
];

/** Lib/test of the newest CPython, or undefined: of TAIPAN_TEST_FOLDER, /usr, /usr/local and pyenv's versions. */
export function findTests() {
  const given = process.env.TAIPAN_TEST_FOLDER;
  if (given) return given;
  const pyenv = join(homedir(), ".pyenv", "versions");
  const roots = ["/usr", "/usr/local", ...children(pyenv).map((name) => join(pyenv, name))];
  const found = roots.flatMap((root) =>
    children(join(root, "lib"))
      .map((name) => ({ minor: Number(/^python3\.(\d+)$/.exec(name)?.[1]), test: join(root, "lib", name, "test") }))
      .filter(({ minor, test }) => minor > 0 && existsSync(join(test, "test_list.py"))),
  );
  return found.sort((a, b) => b.minor - a.minor)[0]?.test;
}

/** Which CPython's tests they are: `3.13`. */
export function versionOf(tests) {
  return /python(3\.\d+)$/.exec(dirname(tests))?.[1] ?? "unknown";
}

/** The CPython that the tests belong to. */
export function ownPython(tests) {
  return join(dirname(dirname(dirname(tests))), "bin", basename(dirname(tests)));
}

/** A new folder with `test/` and `run_module.py` in it. The caller removes it. */
export function copyTests(tests) {
  const folder = mkdtempSync(join(tmpdir(), "conformance-"));
  cpSync(tests, join(folder, "test"), { recursive: true, filter: (source) => basename(source) !== "__pycache__" });
  cpSync(fileURLToPath(new URL("./run_module.py", import.meta.url)), join(folder, "run_module.py"));
  mkdirSync(join(folder, "results"));
  for (const [source, target] of COPIES) {
    const path = join(dirname(tests), source);
    if (existsSync(path)) cpSync(path, join(folder, "test", target));
  }
  for (const { file, text, replacement } of EDITS) {
    const path = join(folder, "test", file);
    if (existsSync(path)) writeFileSync(path, readFileSync(path, "utf8").replaceAll(text, replacement));
  }
  return folder;
}

function children(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}
