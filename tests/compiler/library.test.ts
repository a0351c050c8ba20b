import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { Op } from "../../assembly/shared/opcodes.ts";
import { openOracle } from "../../scripts/oracle.mjs";
import { checkCode } from "../../src/bytecode/check.ts";
import type { CodeObject } from "../../src/bytecode/code.ts";
import { ConstKind } from "../../src/bytecode/constants.ts";
import { decodeCode } from "../../src/bytecode/decode.ts";
import { instructions, positionRuns } from "../../src/bytecode/instructions.ts";
import { compile } from "../../src/compiler/index.ts";
import { readLibrary } from "../support/library.ts";

const library = readLibrary();

/** Modules that between them use all that the compiler supports, some with annotations, some large. */
const COMPARED = [
  "_pydecimal.py",
  "_strptime.py",
  "_py_warnings.py",
  "abc.py",
  "argparse.py",
  "ast.py",
  "bdb.py",
  "calendar.py",
  "cmd.py",
  "codecs.py",
  "collections/__init__.py",
  "configparser.py",
  "copy.py",
  "csv.py",
  "ctypes/__init__.py",
  "datetime.py",
  "difflib.py",
  "dis.py",
  "doctest.py",
  "email/_header_value_parser.py",
  "email/message.py",
  "enum.py",
  "fractions.py",
  "ftplib.py",
  "functools.py",
  "gettext.py",
  "glob.py",
  "graphlib.py",
  "heapq.py",
  "html/parser.py",
  "http/client.py",
  "imaplib.py",
  "inspect.py",
  "ipaddress.py",
  "json/decoder.py",
  "linecache.py",
  "locale.py",
  "logging/__init__.py",
  "mailbox.py",
  "numbers.py",
  "opcode.py",
  "optparse.py",
  "os.py",
  "pickle.py",
  "pickletools.py",
  "pprint.py",
  "random.py",
  "re/_compiler.py",
  "re/_parser.py",
  "reprlib.py",
  "shutil.py",
  "string/__init__.py",
  "subprocess.py",
  "symtable.py",
  "tarfile.py",
  "textwrap.py",
  "threading.py",
  "tokenize.py",
  "traceback.py",
  "unittest/mock.py",
  "urllib/parse.py",
  "uuid.py",
  "weakref.py",
  "zipfile/__init__.py",
]; // prettier-ignore

describe("CPython's library", () => {
  test("compiles to sound code", () => {
    for (const [name, source] of library) {
      const code = decodeCode(compile(source, name, "exec").bytes);
      expect(checkCode(code), name).toEqual([]);
    }
  });
});

// --- Compared with CPython's code objects ------------------------------------------------------------------------

interface Description {
  qualname: string;
  firstlineno: number;
  flags: number;
  arguments: number[];
  varnames: string[];
  freevars: string[];
  names: string[];
  places: [kind: string, ...place: number[]][];
  "uses super": boolean;
  children: Description[];
}

const KINDS: Partial<Record<keyof typeof Op, string>> = {
  CALL_FUNCTION: "call",
  CALL_FUNCTION_KW: "call",
  CALL_FUNCTION_EX: "call",
  CALL_METHOD: "call",
  LOAD_ATTR: "attribute",
  LOAD_METHOD: "attribute",
  STORE_ATTR: "store attribute",
  DELETE_ATTR: "delete attribute",
  BINARY_SUBSCR: "subscript",
  STORE_SUBSCR: "store subscript",
  DELETE_SUBSCR: "delete subscript",
  COMPARE_OP: "compare",
  UNARY_NEGATIVE: "unary",
  UNARY_NOT: "unary",
  UNARY_INVERT: "unary",
  LOAD_NAME: "name",
  LOAD_GLOBAL: "name",
  LOAD_FROM_DICT_OR_GLOBALS: "name",
  GET_ITER: "iterate",
  UNPACK_SEQUENCE: "unpack",
  UNPACK_EX: "unpack",
  IMPORT_NAME: "import",
  IMPORT_FROM: "import",
  RAISE_VARARGS: "raise",
  FORMAT_VALUE: "format",
  CHECK_EXC_MATCH: "match",
};

function kindOf(opcode: number): string | undefined {
  const name = Op[opcode] as keyof typeof Op;
  return KINDS[name] ?? (/^(BINARY|INPLACE)_/.test(name) ? "binary" : undefined);
}

function placesOf(code: CodeObject): Set<string> {
  const runs = positionRuns(code);
  let run = runs.next().value!;
  const places = new Set<string>();
  for (const { offset, opcode } of instructions(code.code)) {
    while (run.end <= offset) run = runs.next().value!;
    const kind = kindOf(opcode);
    if (kind && run.lineno !== undefined) {
      places.add([kind, run.lineno, run.endLineno, run.col, run.endCol].join());
    }
  }
  return places;
}

/** A class with annotations of its own keeps its namespace in a cell; CPython makes that cell for every method. */
const withoutClassDict = (names: readonly string[]) => names.filter((name) => name !== "__classdictcell__");

/** The places where the two sides differ. */
function differences(code: CodeObject, theirs: Description): string[] {
  const own = placesOf(code);
  const other = new Set(theirs.places.map((each) => each.join()));
  const missing = [...other].filter((each) => !own.has(each));
  const extra = [...own].filter((each) => {
    if (other.has(each)) return false;
    // CPython tests for None and calls super() by instructions of their own.
    return !each.startsWith("compare,") && !(theirs["uses super"] && each.startsWith("call,"));
  });
  return [...missing.map((each) => `missing ${each}`), ...extra.map((each) => `extra ${each}`)];
}

function compareCode(name: string, code: CodeObject, theirs: Description): void {
  const where = `${name}: ${theirs.qualname}, line ${theirs.firstlineno}`;
  expect(code.qualname, where).toBe(theirs.qualname);
  expect(code.firstlineno, where).toBe(theirs.firstlineno);
  expect(code.flags, where).toBe(theirs.flags);
  expect([code.argcount, code.posonlyargcount, code.kwonlyargcount], where).toEqual(theirs.arguments);
  expect(code.varnames, where).toEqual(theirs.varnames);
  expect(code.freevars, where).toEqual(theirs.freevars);
  expect(withoutClassDict(code.names).sort(), where).toEqual(withoutClassDict(theirs.names).sort());
  expect(differences(code, theirs), where).toEqual([]);
  const children = code.consts.flatMap((each) => (each.kind === ConstKind.Code ? each.code : []));
  expect(children.length, where).toBe(theirs.children.length);
  for (const [i, child] of children.entries()) compareCode(name, child, theirs.children[i]);
}

describe("names, flags and places of code objects are CPython's", async () => {
  const folder = mkdtempSync(join(tmpdir(), "library-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  copyFileSync(fileURLToPath(new URL("library/main.py", import.meta.url)), join(folder, "main.py"));
  const supported = COMPARED.filter((name) => {
    try {
      compile(library.get(name)!, name, "exec");
      return true;
    } catch {
      return false;
    }
  });
  for (const name of supported) writeFileSync(join(folder, name.replaceAll("/", "--")), library.get(name)!);
  const { stdout, stderr } = await (await openOracle()).run(join(folder, "main.py"));
  if (stderr) throw new Error(stderr);
  test.each(
    stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as [string, Description]),
  )("%s", (name, theirs) => {
    const source = library.get(name.replaceAll("--", "/"))!;
    compareCode(name, decodeCode(compile(source, name, "exec").bytes), theirs);
  });
});
