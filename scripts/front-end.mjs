// The compiler and the serial form of its answers, for the scripts that compile Python at build time.
import { createHash } from "node:crypto";
import { bundleSources, importBundle } from "./sources.mjs";

/** `compileToCode`, `encodeAnswer`, and `version`: changes whenever any of their sources does. Bundled in memory, since Node cannot run TypeScript. */
export async function loadFrontEnd() {
  const contents = `
    export { compileToCode } from "./src/compiler/index.ts";
    export { encodeAnswer } from "./src/host/answers.ts";`;
  const bundle = await bundleSources(contents);
  const version = createHash("sha256").update(bundle).digest("hex");
  return { ...(await importBundle(bundle)), version };
}
