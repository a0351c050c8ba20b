/** The command line, as CPython reads its own. */
import type { Answer } from "../host/answers.ts";

/** Either what to run, or what to print and the status to end with. */
export type Parsed = { config: Answer } | { message: string; status: number };

const USAGE = `usage: taipan [option] ... [-c cmd | -m mod | file | -] [arg] ...
`;

const HELP = `${USAGE}Options (and the environment variables of the same effect):
-c cmd : program passed in as string (terminates option list)
-m mod : run library module as a script (terminates option list)
file   : program read from script file
-      : program read from standard input
-B     : don't write .pyc files on import (PYTHONDONTWRITEBYTECODE)
-i     : inspect interactively after running script (PYTHONINSPECT)
-O     : remove assert and __debug__-dependent statements (PYTHONOPTIMIZE); -OO: docstrings too
-V     : print the version number and exit (--version)
-h     : print this help message and exit (--help)
arg ...: arguments passed to program in sys.argv[1:]
`;

interface Settings {
  kind: "file" | "command" | "module" | "stdin" | "interactive";
  target: string;
  args: string[];
  writeBytecode: boolean;
  inspect: boolean;
  optimize: number;
}

/** Reads the arguments after the program's name. */
export function parseArguments(argv: string[], env: Record<string, string | undefined>): Parsed {
  const settings: Settings = {
    kind: "interactive",
    target: "",
    args: [],
    writeBytecode: !env.PYTHONDONTWRITEBYTECODE,
    inspect: Boolean(env.PYTHONINSPECT),
    optimize: optimizeLevel(env.PYTHONOPTIMIZE),
  };
  let at = 0;
  for (; at < argv.length && argv[at].startsWith("-") && argv[at] !== "-"; at++) {
    const word = argv[at];
    if (word === "--") {
      at++;
      break;
    }
    if (word === "--version") return version();
    if (word === "--help") return { message: HELP, status: 0 };
    if (word.startsWith("--")) return misuse(`unknown option ${word}`);
    const ended = readLetters(word.slice(1), argv[at + 1], settings);
    if (ended === undefined) continue;
    if (ended !== null) return ended;
    const inline = settings.target !== argv[at + 1] || inlineTarget(word);
    settings.args = argv.slice(at + (inline ? 1 : 2));
    return finish(settings, env);
  }
  if (at < argv.length) {
    settings.kind = argv[at] === "-" ? "stdin" : "file";
    settings.target = argv[at];
    settings.args = argv.slice(at + 1);
  }
  return finish(settings, env);
}

/** Whether -c or -m has its text in the same word. */
function inlineTarget(word: string): boolean {
  const at = word.search(/[cm]/);
  return at >= 0 && at < word.length - 1;
}

/**
 * The letters of one word: undefined if options go on, null if -c or -m ended them, or what to print.
 */
function readLetters(
  letters: string,
  following: string | undefined,
  settings: Settings,
): Parsed | null | undefined {
  for (let i = 0; i < letters.length; i++) {
    switch (letters[i]) {
      case "B":
        settings.writeBytecode = false;
        break;
      case "O":
        settings.optimize++;
        break;
      case "i":
        settings.inspect = true;
        break;
      case "V":
        return version();
      case "h":
      case "?":
        return { message: HELP, status: 0 };
      case "c":
      case "m": {
        const target = letters.slice(i + 1) || following;
        if (target === undefined) return misuse(`Argument expected for the -${letters[i]} option`);
        settings.kind = letters[i] === "c" ? "command" : "module";
        settings.target = target;
        return null;
      }
      default:
        return misuse(`Unknown option: -${letters[i]}`);
    }
  }
  return undefined;
}

function optimizeLevel(text: string | undefined): number {
  if (!text) return 0;
  const level = Number.parseInt(text, 10);
  return Number.isNaN(level) ? 1 : level;
}

function version(): Parsed {
  return { message: "Python 3.14.2 (taipan)\n", status: 0 };
}

function misuse(message: string): Parsed {
  return {
    message: `${message}\n${USAGE}Try \`taipan -h' for more information.\n`,
    status: 2,
  };
}

/** The configuration as lib/_main.py reads it. */
function finish(settings: Settings, env: Record<string, string | undefined>): Parsed {
  const variables = Object.entries(env).map(([name, value]) => [name, value ?? ""]);
  return {
    config: [
      settings.kind,
      settings.target,
      settings.args,
      settings.writeBytecode,
      settings.inspect,
      Math.min(settings.optimize, 2),
      variables,
      process.cwd(),
    ],
  };
}
