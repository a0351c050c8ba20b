/** What dist/ has beside the bundles, for tests that import src/ itself. */
import { readFileSync } from "node:fs";
import { setCharacterNames } from "../../src/syntax/index.ts";

const table = new URL("../../src/syntax/generated/character-names.txt", import.meta.url);
setCharacterNames(() => readFileSync(table, "latin1"));
