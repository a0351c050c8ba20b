/** The command line, as CPython reads its own (Python/getopt.c, Python/initconfig.c). */
import type { Answer } from "../host/answers.ts";
import { HELP, HELP_ENVIRONMENT, HELP_X, LONG_VERSION, USAGE, VERSION } from "./texts.ts";

export type Environment = Record<string, string | undefined>;

/** What to do: a program to run, the prompt after it or alone. */
export interface Plan {
  /** As lib/_main.py reads it. */
  config: Answer;
  /** Whether the prompt opens, after the program or (with `kind` "interactive") at once. */
  prompt: boolean;
  quiet: boolean;
  /** Whether standard error is to be told what the compiler of hot code does. */
  jitLog: boolean;
  isolated: boolean;
  hashKey: [bigint, bigint] | undefined;
}

/** Either a plan, or what to print and the status to end with. */
export type Parsed = Plan | { message: string; status: number };

/** What the command knows besides its arguments. */
export interface Surroundings {
  env: Environment;
  cwd: string;
  /** Path of the command itself. */
  executable: string;
  /** Whether standard input is a terminal: without a program, that opens the prompt. */
  terminal(): boolean;
}

/** Ends the reading of arguments. */
class Stop extends Error {
  constructor(
    readonly text: string,
    readonly status: number,
  ) {
    super(text);
  }
}

type Kind = "file" | "command" | "module" | "stdin" | "pipe" | "interactive";

/** Options that are letters which may come several times: how often each did. */
const COUNTED = "bBdEhiIOPqRsSuvVx?";
/** Options that take a text, in the same word or the next. */
const WITH_TEXT = "cmWX";
/** What ends the options: the rest are the program's arguments. */
const LAST = "cm";

interface Options {
  counts: Map<string, number>;
  kind: Kind;
  target: string;
  args: string[];
  warnings: string[];
  x: string[];
  checkHashes: string;
}

/** Reads the arguments after the program's name. */
export function parseArguments(argv: string[], around: Surroundings): Parsed {
  try {
    const options = readOptions(argv);
    return plan(options, argv, around);
  } catch (error) {
    if (error instanceof Stop) return { message: error.text, status: error.status };
    throw error;
  }
}

function readOptions(argv: string[]): Options {
  const options: Options = {
    counts: new Map(),
    kind: "interactive",
    target: "",
    args: [],
    warnings: [],
    x: [],
    checkHashes: "default",
  };
  let at = 0;
  while (at < argv.length && argv[at].startsWith("-") && argv[at] !== "-") {
    const word = argv[at++];
    if (word === "--") break;
    const next = word.startsWith("--")
      ? longOption(word, argv[at], options)
      : letters(word, argv[at], options);
    at += next.taken;
    if (next.last) {
      options.args = argv.slice(at);
      return options;
    }
  }
  if (at < argv.length) {
    options.kind = argv[at] === "-" ? "stdin" : "file";
    options.target = argv[at];
    options.args = argv.slice(at + 1);
  }
  return options;
}

interface Step {
  /** Words used up beyond the option's own. */
  taken: number;
  /** Whether no options follow. */
  last: boolean;
}

const GO_ON: Step = { taken: 0, last: false };

function longOption(word: string, following: string | undefined, options: Options): Step {
  switch (word) {
    case "--version":
      count(options, "V");
      return GO_ON;
    case "--help":
      throw new Stop(HELP, 0);
    case "--help-env":
      throw new Stop(HELP_ENVIRONMENT, 0);
    case "--help-xoptions":
      throw new Stop(HELP_X, 0);
    case "--help-all":
      throw new Stop(`${HELP}\n${HELP_ENVIRONMENT}\n${HELP_X}`, 0);
    case "--jit-log":
      count(options, "jit-log");
      return GO_ON;
    case "--check-hash-based-pycs":
      if (following === undefined) throw misuse("Argument expected for the --check-hash-based-pycs option");
      if (!["always", "default", "never"].includes(following)) {
        throw misuse("--check-hash-based-pycs must be one of 'default', 'always', or 'never'");
      }
      options.checkHashes = following;
      return { taken: 1, last: false };
    default:
      throw misuse(`unknown option ${word}`);
  }
}

/** The letters of one word. */
function letters(word: string, following: string | undefined, options: Options): Step {
  for (let i = 1; i < word.length; i++) {
    const letter = word[i];
    if (WITH_TEXT.includes(letter)) {
      const inline = word.slice(i + 1);
      const text = inline || following;
      if (text === undefined) throw misuse(`Argument expected for the -${letter} option`);
      take(letter, text, options);
      return { taken: inline ? 0 : 1, last: LAST.includes(letter) };
    }
    if (!COUNTED.includes(letter)) throw misuse(`Unknown option: -${letter}`);
    if (letter === "h" || letter === "?") throw new Stop(HELP, 0);
    count(options, letter);
  }
  return GO_ON;
}

function take(letter: string, text: string, options: Options): void {
  if (letter === "W") options.warnings.push(text);
  else if (letter === "X") options.x.push(text);
  else {
    options.kind = letter === "c" ? "command" : "module";
    options.target = text;
  }
}

function count({ counts }: Options, letter: string): void {
  counts.set(letter, (counts.get(letter) ?? 0) + 1);
}

function misuse(message: string): Stop {
  return new Stop(`${message}\n${USAGE}Try \`taipan -h' for more information.\n`, 2);
}

function fatal(where: string, message: string): Stop {
  return new Stop(`Fatal Python error: ${where}: ${message}\n`, 1);
}

// ---- what the options mean ----

function plan(options: Options, argv: string[], around: Surroundings): Plan {
  const times = (letter: string) => options.counts.get(letter) ?? 0;
  const isolated = times("I") > 0;
  const ignored = isolated || times("E") > 0;
  const variable = (name: string) => (ignored ? undefined : around.env[name] || undefined);
  if (times("V") > 0) throw new Stop(times("V") > 1 ? LONG_VERSION : VERSION, 0);

  const x = new Map(options.x.map((text): [string, string | true] => pairOf(text)));
  const level = (letter: string, name: string) => Math.max(times(letter), levelOf(variable(name)));
  const inspect = times("i") > 0 || variable("PYTHONINSPECT") !== undefined;
  const writeBytecode = times("B") === 0 && variable("PYTHONDONTWRITEBYTECODE") === undefined;
  const safePath = isolated || times("P") > 0 || variable("PYTHONSAFEPATH") !== undefined;
  const devMode = x.has("dev") || variable("PYTHONDEVMODE") !== undefined;
  const seed = hashSeed(variable("PYTHONHASHSEED"));
  const kind = kindOf(options, inspect, around.terminal);
  const alone = kind === "interactive";

  // Places in sys.flags (assembly/modules/sysinfo.ts).
  const flags: [number, number | boolean][] = [
    [0, level("d", "PYTHONDEBUG")],
    [2, times("i")],
    [5, Number(isolated || times("s") > 0 || variable("PYTHONNOUSERSITE") !== undefined)],
    [6, Number(times("S") > 0)],
    [7, Number(ignored)],
    [8, level("v", "PYTHONVERBOSE")],
    [9, times("b")],
    [10, times("q")],
    [11, Number(seed !== 0)],
    [12, Number(isolated)],
    [13, devMode],
    [14, 1],
    [15, Number(x.has("warn_default_encoding") || variable("PYTHONWARNDEFAULTENCODING") !== undefined)],
    [16, safePath],
  ];
  const extras: [string, Answer][] = [
    ["flags", flags],
    ["executable", around.executable],
    ["orig_argv", [around.executable, ...argv]],
    ["path", (variable("PYTHONPATH") ?? "").split(":").filter((entry) => entry !== "")],
    ["warnoptions", warningOptions(options, devMode, times("b"), variable("PYTHONWARNINGS"))],
    ["xoptions", [...x]],
    ["check_hashes", options.checkHashes],
    ["pycache_prefix", textOf(x.get("pycache_prefix")) ?? variable("PYTHONPYCACHEPREFIX") ?? null],
    ["int_max_str_digits", maxDigits(x.get("int_max_str_digits"), variable("PYTHONINTMAXSTRDIGITS"))],
    ["tracemalloc", tracedFrames(x.get("tracemalloc"), variable("PYTHONTRACEMALLOC"))],
    ["importtime", x.has("importtime") || (variable("PYTHONPROFILEIMPORTTIME") ?? "") !== ""],
    ["skip_first_line", times("x") > 0],
    ["unbuffered", times("u") > 0 || variable("PYTHONUNBUFFERED") !== undefined],
  ];
  const variables = Object.entries(around.env).map(([name, value]) => [name, value ?? ""]);
  const optimize = Math.min(level("O", "PYTHONOPTIMIZE"), 2);
  return {
    config: [
      kind,
      options.target,
      options.args,
      writeBytecode,
      inspect,
      optimize,
      variables,
      around.cwd,
      extras,
    ],
    prompt: inspect || alone,
    quiet: times("q") > 0 || !alone,
    isolated: ignored,
    jitLog: times("jit-log") > 0,
    hashKey: seed === undefined ? undefined : keyOfSeed(seed),
  };
}

/** Without a program, standard input is one, unless it is a terminal or -i asks for the prompt. */
function kindOf(options: Options, inspect: boolean, terminal: () => boolean): Kind {
  if (options.kind === "interactive") return inspect || terminal() ? "interactive" : "pipe";
  if (options.kind === "stdin") return inspect || terminal() ? "interactive" : "stdin";
  return options.kind;
}

function pairOf(text: string): [string, string | true] {
  const cut = text.indexOf("=");
  return cut < 0 ? [text, true] : [text.slice(0, cut), text.slice(cut + 1)];
}

function textOf(value: string | true | undefined): string | undefined {
  return value === true || value === "" ? undefined : value;
}

/** A variable that counts as its option given so many times; once if it is no number. */
function levelOf(text: string | undefined): number {
  if (text === undefined) return 0;
  return /^\d+$/.test(text) ? Number(text) : 1;
}

function warningOptions(
  options: Options,
  dev: boolean,
  bytes: number,
  variable: string | undefined,
): string[] {
  const named = (variable ?? "").split(",").filter((each) => each !== "");
  const forBytes = bytes === 0 ? [] : [bytes > 1 ? "error::BytesWarning" : "default::BytesWarning"];
  return [...(dev ? ["default"] : []), ...named, ...options.warnings, ...forBytes];
}

function maxDigits(option: string | true | undefined, variable: string | undefined): number | null {
  const text = option ?? variable;
  if (text === undefined) return null;
  const digits = text === true || !/^\d+$/.test(text) ? -1 : Number(text);
  if (digits === 0 || (digits >= 640 && digits <= 0x7fffffff)) return digits;
  const source = option === undefined ? "PYTHONINTMAXSTRDIGITS" : "-X int_max_str_digits";
  throw fatal(
    "config_init_int_max_str_digits",
    `${source}: invalid limit; must be >= 640 or 0 for unlimited.`,
  );
}

/** How many frames tracemalloc keeps of each allocation from the beginning; 0: it is not started. */
function tracedFrames(option: string | true | undefined, variable: string | undefined): number {
  const text = option ?? variable;
  if (text === undefined) return 0;
  if (text === true) return 1;
  if (/^\d+$/.test(text) && Number(text) <= 65535) return Number(text);
  const source = option === undefined ? "PYTHONTRACEMALLOC" : "-X tracemalloc=NFRAME";
  throw fatal("config_init_tracemalloc", `${source}: invalid number of frames`);
}

/** The number in PYTHONHASHSEED; undefined if hashes are to be random. */
function hashSeed(text: string | undefined): number | undefined {
  if (text === undefined || text === "random") return undefined;
  const seed = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (seed >= 0 && seed <= 0xffffffff) return seed;
  const message = 'PYTHONHASHSEED must be "random" or an integer in range [0; 4294967295]';
  throw fatal("config_init_hash_seed", message);
}

/** The key that CPython derives from a seed (Python/bootstrap_hash.c, lcg_urandom): no seed, no key. */
function keyOfSeed(seed: number): [bigint, bigint] {
  const bytes = new DataView(new ArrayBuffer(16));
  let state = seed;
  for (let i = 0; seed !== 0 && i < 16; i++) {
    state = (Math.imul(state, 214013) + 2531011) >>> 0;
    bytes.setUint8(i, (state >>> 16) & 0xff);
  }
  return [bytes.getBigUint64(0, true), bytes.getBigUint64(8, true)];
}
