// `npm run bench -- --stops [--steps] [NAME…]`: how soon a stop is heard in built-in functions. Every method of the built-in types, and every function of the
// modules below, is called with large operands of all kinds, none to three of them, under a timeout of 10 ms. Listed is what goes on for more than 50 ms after
// that; the exit code says whether there is any. NAME: only these types and modules; `builtins.[a-d]`: only what begins so. With --steps the limit is as many
// steps as a loop takes in 10 ms.
//
// What raises TypeError with small operands of the same kinds is not called with large ones, which take long to make.
//
// Counted is no more than the thread's own time (where the system tells that, else the clock's); what is slow is called again, and the least of the times counts:
// other programs may have had the processor.
import { readFileSync } from "node:fs";

const TIMEOUT = 10;
const MOST = 50;
const ATTEMPTS = 4;
/** Calls of one instance: what they leave behind is not to add up. */
const CALLS = 3000;

/** Size of the operands, and what it is where only their kinds count. */
const LARGE = "N = 2_000_000";
const SMALL = "N = 20";
/** What calls with small operands end after, if they do not by themselves. */
const FEW_STEPS = 20_000;

/** Operands by name, made anew for each call: 2 million characters or items, ints of 4 million bits. */
export const OPERANDS = `
import sys
sys.set_int_max_str_digits(0)
N = 2_000_000

def operand(kind):
    import array, bz2, collections, csv, datetime, decimal, fractions, hashlib, io, itertools, lzma, pickle, random, re, struct, types, zlib
    return {
        "str": lambda: "ab" * N, "wide": lambda: "aé€😀" * (N // 4), "spaces": lambda: " " * 2 * N,
        "bytes": lambda: b"ab" * N, "bytearray": lambda: bytearray(b"ab" * N), "memoryview": lambda: memoryview(bytes(2 * N)),
        "list": lambda: [0] * N, "tuple": lambda: (0,) * N, "strs": lambda: ["ab"] * N, "range": lambda: range(10 ** 12),
        "dict": lambda: dict.fromkeys(range(N // 4)), "set": lambda: set(range(N // 4)), "frozenset": lambda: frozenset(range(N // 4)),
        "int": lambda: (1 << 4_000_000) - 12345, "float": lambda: 1.5e300, "complex": lambda: 1e300j,
        "count": lambda: N, "huge": lambda: 10 ** 12, "char": lambda: "b", "byte": lambda: b"b", "None": lambda: None,
        "endless": lambda: itertools.repeat("a"), "function": lambda: lambda *args: 0, "slice": lambda: slice(None, None, 2),
        "array": lambda: array.array("i", bytes(4 * N)), "deque": lambda: collections.deque([0] * N),
        "Counter": lambda: collections.Counter(range(N // 8)), "OrderedDict": lambda: collections.OrderedDict.fromkeys(range(N // 8)),
        "Decimal": lambda: decimal.Decimal("7" * 200_000), "pattern": lambda: re.compile("(a|b)*c"),
        "StringIO": lambda: io.StringIO("ab\\n" * N), "BytesIO": lambda: io.BytesIO(b"ab\\n" * N),
        "defaultdict": lambda: collections.defaultdict(int, dict.fromkeys(range(N // 4))), "keys": lambda: dict.fromkeys(range(N // 4)).keys(),
        "items": lambda: dict.fromkeys(range(N // 4)).items(), "values": lambda: dict.fromkeys(range(N // 4)).values(),
        "mappingproxy": lambda: types.MappingProxyType(dict.fromkeys(range(N // 4))), "generator": lambda: (i for i in itertools.repeat(1)),
        "Match": lambda: re.match("(a.)*", "ab" * N), "Random": lambda: random.Random(1), "Struct": lambda: struct.Struct(f"{N}i"),
        "sha256": lambda: hashlib.sha256(), "sha3": lambda: hashlib.shake_256(), "compressobj": lambda: zlib.compressobj(),
        "decompressobj": lambda: zlib.decompressobj(), "BZ2Compressor": lambda: bz2.BZ2Compressor(), "LZMACompressor": lambda: lzma.LZMACompressor(),
        "BZ2Decompressor": lambda: bz2.BZ2Decompressor(), "LZMADecompressor": lambda: lzma.LZMADecompressor(),
        "reader": lambda: csv.reader(itertools.repeat("a,b")), "writer": lambda: csv.writer(io.StringIO()), "datetime_": lambda: datetime.datetime(2020, 1, 1),
        "timedelta": lambda: datetime.timedelta(10 ** 8, 5), "Fraction": lambda: fractions.Fraction((1 << 200_000) - 1, (1 << 199_999) + 1),
        "TextIOWrapper": lambda: io.TextIOWrapper(io.BytesIO(b"ab\\n" * N)), "Pickler": lambda: pickle.Pickler(io.BytesIO()),
        "product": lambda: itertools.product(range(2000), range(2000)), "islice": lambda: itertools.islice(itertools.repeat(1), 10 ** 12, None),
        "Context": lambda: decimal.Context(prec=200_000), "ordered": lambda: collections.OrderedDict.fromkeys(range(N // 8)).items(),
    }[kind]()

def prepare(owner, name, kinds):
    global call
    made = {}
    def get(kind):
        if kind not in made: made[kind] = operand(kind)
        return made[kind]
    call = None
    f = getattr(__import__(owner) if owner in MODULES else get(owner), name)
    call = f, [get(kind) for kind in kinds]

def go():
    f, args = call
    result = f(*args)
    if hasattr(result, "__next__"):
        for item in result: pass

OTHERS = {"__class__", "__init_subclass__", "__subclasshook__", "__new__", "input", "exit", "quit", "help", "breakpoint", "copyright", "credits",
    "license", "exec", "eval", "open", "print", "sleep", "setrecursionlimit"}

def names(owner):
    is_module = owner in MODULES
    o = __import__(owner) if is_module else operand(owner)
    for name in dir(o):
        value = getattr(o, name, None)
        if name in OTHERS or not callable(value) or isinstance(value, type) and issubclass(value, BaseException): continue
        if not (is_module and name.startswith("_")): yield name
`;

export const TYPES = [
  ...["str", "wide", "spaces", "bytes", "bytearray", "memoryview", "list", "strs", "tuple", "range", "dict", "set"],
  ...["frozenset", "int", "float", "complex", "slice", "array", "deque", "Counter", "OrderedDict", "Decimal"],
  ...["pattern", "StringIO", "BytesIO", "defaultdict", "keys", "items", "values", "mappingproxy", "generator", "Match"],
  ...["Random", "Struct", "sha256", "sha3", "compressobj", "decompressobj", "BZ2Compressor", "LZMACompressor"],
  ...["BZ2Decompressor", "LZMADecompressor", "reader", "writer", "datetime_", "timedelta", "Fraction"],
  ...["TextIOWrapper", "Pickler", "product", "islice", "Context", "ordered"],
];
export const MODULES = [
  ...["builtins", "math", "itertools", "operator", "functools", "collections", "re", "json", "struct", "binascii"],
  ...["zlib", "hashlib", "string", "statistics", "random", "bisect", "heapq", "copy", "textwrap", "unicodedata"],
  ...["codecs", "base64", "decimal", "fractions", "io", "csv", "difflib", "fnmatch", "html", "shlex"],
  ...["pickle", "marshal", "ast", "bz2", "lzma", "datetime", "time"],
];
const ONE = [
  ...["str", "wide", "bytes", "list", "strs", "tuple", "range", "dict", "set", "int", "count", "huge", "char", "byte"],
  ...["None", "endless", "function", "slice", "float"],
];
const FIRST = ["str", "list", "int", "count", "char", "endless", "dict", "byte", "bytes", "set"];
const SECOND = ["str", "int", "count", "char", "list", "bytes"];
const THREE = [
  ...[["char", "char", "str"], ["str", "str", "str"], ["str", "char", "count"], ["pattern", "char", "str"]],
  ...[["function", "list", "list"], ["function", "endless", "endless"], ["int", "int", "int"]],
  ...[["dict", "list", "str"], ["bytes", "count", "count"]],
];
export const ARGUMENTS = [
  [],
  ...ONE.map((a) => [a]),
  ...FIRST.flatMap((a) => SECOND.map((b) => [a, b])),
  ...THREE,
];

async function makeInstance(loadPython, size = LARGE) {
  const ignore = () => {};
  const python = await loadPython({ memoryLimit: 2 ** 29, stdout: ignore, stderr: ignore });
  python.globals.set("MODULES", MODULES);
  python.run(`MODULES = set(MODULES)\n${OPERANDS.replace(LARGE, size)}`);
  return python;
}

function codeOfCall(owner, name, kinds) {
  return `prepare(${JSON.stringify(owner)}, ${JSON.stringify(name)}, ${JSON.stringify(kinds)})`;
}

/** Whether a call takes operands of such kinds, and as many. */
function takes(small, ...call) {
  try {
    small.run(`${codeOfCall(...call)}\ngo()`, { maxSteps: FEW_STEPS });
  } catch (error) {
    return error.type !== "TypeError";
  }
  return true;
}

/** Milliseconds that this thread has been running for. */
function processorTime() {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "latin1").split(" ")[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

/** Steps that a loop takes in as long. */
function stepsOf(python, milliseconds) {
  const steps = 2_000_000;
  const start = performance.now();
  try {
    python.run("while True: pass", { maxSteps: steps });
  } catch {
    // What it was begun for.
  }
  return Math.round((steps * milliseconds) / (performance.now() - start));
}

/** Milliseconds that a call goes on for after its limit is reached; undefined where there is no such call. */
function overrun(python, limit, owner, name, kinds) {
  try {
    python.run(codeOfCall(owner, name, kinds));
  } catch {
    return undefined;
  }
  const start = performance.now();
  const used = processorTime();
  try {
    python.run("go()", limit);
  } catch {
    // That it ends is all that is asked.
  }
  return Math.min(performance.now() - start, processorTime() - used) - TIMEOUT;
}

function leastOverrun(...call) {
  let least = overrun(...call);
  for (let i = 1; i < ATTEMPTS && least > MOST; i++) least = Math.min(least, overrun(...call) ?? least);
  return least;
}

/** Calls everything; whether all was heard in time. */
export async function measureStops(args) {
  const { loadPython } = await import("../dist/index.mjs");
  let python = await makeInstance(loadPython);
  let small = await makeInstance(loadPython, SMALL);
  const owners = args.filter((name) => name !== "--steps");
  const limit = args.includes("--steps") ? { maxSteps: stepsOf(python, TIMEOUT) } : { timeout: TIMEOUT };
  let calls = 0;
  let late = 0;
  let longest = 0;
  for (const wanted of owners.length > 0 ? owners : [...TYPES, ...MODULES]) {
    const [owner, beginning = ""] = wanted.split(".");
    const all = python.toJs(python.run(`list(names(${JSON.stringify(owner)}))`));
    const names = all.filter((name) => new RegExp(`^${beginning}`).test(name));
    for (const name of names) {
      for (const kinds of ARGUMENTS) {
        if (!takes(small, owner, name, kinds)) continue;
        let time = leastOverrun(python, limit, owner, name, kinds);
        if (time === undefined) {
          // The last exception may hold all memory that there is.
          python.dispose();
          python = await makeInstance(loadPython);
          time = leastOverrun(python, limit, owner, name, kinds) ?? 0;
        }
        longest = Math.max(longest, time);
        if (time > MOST && ++late) console.log(`${time.toFixed(0)} ms: ${owner}.${name}(${kinds.join(", ")})`);
        if (++calls % CALLS > 0) continue;
        python.dispose();
        small.dispose();
        python = await makeInstance(loadPython);
        small = await makeInstance(loadPython, SMALL);
      }
    }
    console.log(`${wanted}: ${names.length} names, ${calls} calls so far`);
  }
  python.dispose();
  small.dispose();
  console.log(`the longest of ${calls} calls went on for ${longest.toFixed(0)} ms, ${late} for more than ${MOST}`);
  return late === 0;
}
