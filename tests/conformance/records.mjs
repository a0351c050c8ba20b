// What is known of the test modules, in text files that are read and compared line by line: which are run (modules.txt), how each test ends
// on the oracle (oracle/MODULE.txt), which are known to fail on taipan (failures.txt).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const FAILURES = join(here, "failures.txt");
const WIDTH = 110;

/** modules.txt: `[{ name, list, short }]`. A line `[list]` begins a list; `short` behind a module puts it in the short form. */
export function readModules() {
  let list = "";
  const modules = [];
  for (const line of linesOf(join(here, "modules.txt"))) {
    const heading = /^\[(.*)\]$/.exec(line);
    if (heading) list = heading[1];
    else modules.push({ name: line.split(" ")[0], list, short: line.endsWith(" short") });
  }
  return modules;
}

/** How the module's tests ended on the oracle: a map from id to "+", "!" or "-"; undefined where it has not been recorded. */
export function readOracle(module) {
  const file = oracleFile(module);
  if (!existsSync(file)) return undefined;
  const statuses = new Map();
  for (const line of linesOf(file)) {
    const [sign, group, ...names] = line.split(" ");
    for (const name of names) statuses.set(joined(group, name), sign);
  }
  return statuses;
}

/** Writes oracle/MODULE.txt: a line for the tests of one class that ended alike, more when it becomes long. */
export function writeOracle(module, statuses, tests, python, remark) {
  const groups = new Map();
  for (const [id, sign] of statuses) {
    const [group, name] = split(id);
    const key = `${sign} ${group}`;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  const lines = [`# CPython ${tests}'s tests on CPython ${python}: + passed, ! failed, - skipped${remark ? `; ${remark}` : ""}`];
  for (const key of [...groups.keys()].sort()) lines.push(...wrapped(key, groups.get(key).sort()));
  mkdirSync(join(here, "oracle"), { recursive: true });
  writeFileSync(oracleFile(module), `${lines.join("\n")}\n`);
}

/** The CPython whose tests were run when the oracle's results were recorded: `3.13`. */
export function recordedVersion(module) {
  return /^# CPython (\S+)'s/.exec(readFileSync(oracleFile(module), "utf8"))?.[1];
}

/** failures.txt: a map from `module.id` to the reason. */
export function readFailures() {
  return new Map(linesOf(FAILURES).map((line) => [line.slice(0, line.indexOf(": ")), line.slice(line.indexOf(": ") + 2)]));
}

/** Writes failures.txt sorted by test, with the comment that it begins with. */
export function writeFailures(failures) {
  const comment = readFileSync(FAILURES, "utf8")
    .split("\n")
    .filter((line) => line.startsWith("#"));
  const lines = [...failures].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, reason]) => `${id}: ${reason}`);
  writeFileSync(FAILURES, `${[...comment, ...lines].join("\n")}\n`);
}

function oracleFile(module) {
  return join(here, "oracle", `${module}.txt`);
}

/** The lines of a file without comments and empty ones. */
function linesOf(file) {
  return readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/** An id as group (what is before the last dot, `.` without one) and name; blanks would end a name. */
function split(id) {
  const text = id.replaceAll("%", "%25").replaceAll(" ", "%20");
  const dot = text.lastIndexOf(".");
  return dot > 0 ? [text.slice(0, dot), text.slice(dot + 1)] : [".", text];
}

function joined(group, name) {
  const text = group === "." ? name : `${group}.${name}`;
  return text.replaceAll("%20", " ").replaceAll("%25", "%");
}

function wrapped(key, names) {
  const lines = [];
  let line = key;
  for (const name of names) {
    if (line !== key && line.length + name.length >= WIDTH) {
      lines.push(line);
      line = key;
    }
    line += ` ${name}`;
  }
  return [...lines, line];
}
