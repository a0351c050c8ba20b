// Which CPython to compare with: shared by run.mjs and pieces.ts.
import { closeSync, existsSync, openSync, readSync } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * The first `python3` on PATH that is an interpreter itself. Version managers put scripts of that name in front, which choose one at
 * each start: their own time would be measured with it, and what they choose is often built without optimisations.
 */
export function findPython() {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const file = join(folder, "python3");
    if (folder !== "" && existsSync(file) && !isScript(file)) return file;
  }
  return null;
}

function isScript(file) {
  const start = Buffer.alloc(2);
  const fd = openSync(file, "r");
  readSync(fd, start, 0, 2, 0);
  closeSync(fd);
  return start.toString("latin1") === "#!";
}
