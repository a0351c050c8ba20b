// The compiler and the serial form of its answers, for the scripts that compile Python at build time.
import { createHash } from "node:crypto";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** `compileToCode`, `encodeAnswer`, and `version`: changes whenever any of their sources does. Bundled in memory, since Node cannot run TypeScript. */
export async function loadFrontEnd() {
  const contents = `
    export { compileToCode } from "./src/compiler/index.ts";
    export { encodeAnswer } from "./src/host/answers.ts";`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    format: "esm",
    target: "node20",
  });
  const bundle = Buffer.from(outputFiles[0].contents);
  const version = createHash("sha256").update(bundle).digest("hex");
  return { ...(await import(`data:text/javascript;base64,${bundle.toString("base64")}`)), version };
}
