/** Examples for embedders do what they say: each block of JavaScript in the documents, and each program of examples/. What follows `// →` is printed, in that order. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build as vite } from "vite";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

async function printed(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  return stdout;
}

for (const name of ["README.md", "docs/coming-from-pyodide.md"]) {
  describe.concurrent(name, () => {
    const blocks = [...readFileSync(`${root}/${name}`, "utf8").matchAll(/^( *)```js\n(.*?)^ *```$/gms)];
    test("has examples", () => expect(blocks.length).toBeGreaterThan(1));
    for (const [i, [, , code]] of blocks.entries()) {
      test(`example ${i + 1}`, async () => {
        const expected = [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, text]) => `${text}\n`).join("");
        expect(await printed("--input-type=module", "-e", code)).toBe(expected);
      });
    }
  });
}

describe.concurrent("examples", () => {
  test("a rules engine with limits", async () => {
    expect(await printed("examples/rules/rules.mjs")).toBe(
      [
        ...["free delivery: true", "large order: true", "gift: true", "looks at files: FileNotFoundError"],
        ...[
          "never ends: PythonTimeoutError",
          "takes all memory: PythonMemoryError",
          "misspelt: NameError",
          "",
        ],
      ].join("\n"),
    );
  });

  test("a pool of workers for snippets of strangers", async () => {
    expect(await printed("examples/pool/pool.mjs")).toBe(
      [
        ...["0: 332833500", '1: {"a": [1, 2]}', "2: PythonTimeoutError", "3: PythonMemoryError"],
        ...["4: ZeroDivisionError", "5: ['home', 'tmp', 'dev']", ""],
      ].join("\n"),
    );
  });

  test("a page with an editor and Stop is bundled", async () => {
    const project = `${root}/examples/playground`;
    const { output } = (await vite({ root: project, logLevel: "error", build: { write: false } })) as {
      output: { fileName: string }[];
    };
    const names = output.map(({ fileName }) => fileName);
    expect(names.filter((name) => /taipan.*\.wasm$|stdlib.*\.bin$/.test(name)).length).toBe(2);
  });
});
