// Binaryen as asc has it: taken from where asc takes it, so that both read and write the same.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const fromCompiler = createRequire(createRequire(import.meta.url).resolve("assemblyscript/package.json"));

export const { default: binaryen } = await import(pathToFileURL(fromCompiler.resolve("binaryen")).href);
