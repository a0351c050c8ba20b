// Records what CPython 3.14 says about the chunks of tests/compiler/verdicts: errors and warnings of compilation with their
// places. The tests compare our compiler's answers with expected.json there.
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openOracle } from "./oracle.mjs";

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "tests", "compiler", "verdicts");
const { stdout, stderr, status } = await (await openOracle()).run(join(folder, "main.py"));
if (status !== 0) throw new Error(stderr);
writeFileSync(join(folder, "expected.json"), stdout);
