// Which scripts there are: tests/scripts/<area>/<case>.py, or <area>/<case>/main.py for a case of several files (what scripts
// of an area share is in <area>/support/), and examples/*.py, whose outputs are kept apart in tests/examples so that the examples stay clean, and without standard
// error, where examples tell how long they took.
import { existsSync, readdirSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Every script whose relative path contains one of the filters (all, without filters), sorted, as `{ script, expected, name, quiet }`. */
export function findCases(filters = []) {
  return [...scripts(), ...examples()]
    .map(([script, expected]) => ({ script, expected, name: relative(root, script).split(sep).join("/") }))
    .map((each) => ({ ...each, quiet: each.name.startsWith("examples/") }))
    .filter(({ name }) => filters.length === 0 || filters.some((filter) => name.includes(filter)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function* scripts() {
  const top = join(root, "tests", "scripts");
  for (const area of list(top)) {
    for (const entry of list(join(top, area))) {
      const path = join(top, area, entry);
      const main = join(path, "main.py");
      if (entry.endsWith(".py")) yield [path, `${path.slice(0, -3)}.out`];
      else if (existsSync(main)) yield [main, `${main.slice(0, -3)}.out`];
    }
  }
}

function* examples() {
  for (const entry of list(join(root, "examples")).filter((name) => name.endsWith(".py"))) {
    yield [join(root, "examples", entry), join(root, "tests", "examples", `${basename(entry, ".py")}.out`)];
  }
}

function list(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}
