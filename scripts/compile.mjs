// Compiles Python files with our front end and shows what comes out: node scripts/compile.mjs [--hex] [--eval|--single]
// FILE... (- is standard input). For looking at the compiler's work and for feeding the VM by hand.
import { readFileSync } from "node:fs";
import { bundleSources, importBundle } from "./sources.mjs";

const args = process.argv.slice(2);
const mode = args.includes("--eval") ? "eval" : args.includes("--single") ? "single" : "exec";
const { compile, decodeCode, disassembleAll } = await loadFrontEnd();

for (const file of args.filter((each) => !each.startsWith("--"))) {
  const source = readFileSync(file === "-" ? 0 : file, "utf8");
  const { bytes, warnings } = compile(source, file === "-" ? "<stdin>" : file, mode);
  for (const { category, message, lineno } of warnings)
    console.error(`${file}:${lineno}: ${category}: ${message}`);
  if (args.includes("--hex")) console.log(Buffer.from(bytes).toString("hex"));
  else process.stdout.write(disassembleAll(decodeCode(bytes)));
}

/** Bundles the TypeScript sources in memory, since Node cannot run them. */
async function loadFrontEnd() {
  const contents = `
    export { compile } from "./src/compiler/index.ts";
    export { decodeCode } from "./src/bytecode/decode.ts";
    export { disassembleAll } from "./src/bytecode/disassemble.ts";`;
  return importBundle(await bundleSources(contents));
}
