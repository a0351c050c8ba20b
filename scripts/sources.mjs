// The project's TypeScript for scripts: bundled in memory, since Node cannot run it.
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A module that exports what `contents` does, with paths from the project's root, as bytes of JavaScript. */
export async function bundleSources(contents, options = { target: "node20" }) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root },
    bundle: true,
    write: false,
    format: "esm",
    ...options,
  });
  return Buffer.from(outputFiles[0].contents);
}

export function importBundle(bundle) {
  return import(`data:text/javascript;base64,${bundle.toString("base64")}`);
}
