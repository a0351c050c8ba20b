// Whether dist is what a whole build would make of the files that are there: `npx taipan` in a clone of the project has npm run `prepare` again, which
// need not build twice.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** The digest of what the last whole build was made of. */
const NOTE = join(root, "dist/built-from.txt");
const SOURCES = [
  "assembly",
  "lib",
  "scripts",
  "src",
  "asconfig.json",
  "package-lock.json",
  "package.json",
  "tsconfig.json",
  "tsconfig.types.json",
];

/** Files are named by what they hold; what the build generates beside them does not count. */
function digest() {
  const hash = createHash("sha256").update(process.version);
  for (const name of SOURCES) add(hash, name);
  return hash.digest("hex");
}

function add(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  const entries = entriesOf(full);
  if (entries === undefined) hash.update(`${path}\0`).update(readFileSync(full));
  else for (const name of entries.sort()) add(hash, `${path}/${name}`);
}

/** The entries of a folder that are no products; undefined for a file. */
function entriesOf(full) {
  try {
    return readdirSync(full).filter((name) => name !== "generated" && name !== "__pycache__");
  } catch {
    return undefined;
  }
}

/** A build begins: what it leaves may be anything. */
export function forgetBuild() {
  rmSync(NOTE, { force: true });
}

/** A whole build has ended. */
export function noteBuild() {
  writeFileSync(NOTE, digest());
}

export function isCurrent() {
  return existsSync(NOTE) && readFileSync(NOTE, "utf8") === digest();
}
