/** The linter keeps the layers apart (ARCHITECTURE.md, "Folders"): each row is a file, what it imports, and whether that is refused. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
let folder = "";
let report = "";

const ROWS: [file: string, imported: string, refused: boolean][] = [
  ["assembly/shared/a.ts", "./names.ts", false],
  ["assembly/shared/b.ts", "../memory/raw.ts", true],
  ["assembly/memory/a.ts", "../shared/limits.ts", false],
  ["assembly/memory/b.ts", "../core/value.ts", true],
  ["assembly/core/a.ts", "../memory/raw.ts", false],
  ["assembly/core/b.ts", "../objects/list.ts", true],
  ["assembly/core/number/c.ts", "../../vm/frame.ts", true],
  ["assembly/objects/a.ts", "../core/value.ts", false],
  ["assembly/objects/b.ts", "../modules/sys.ts", true],
  ["assembly/modules/a.ts", "../objects/list.ts", false],
  ["assembly/modules/b.ts", "../vm/frame.ts", true],
  ["assembly/modules/c.ts", "../library/sre.ts", true],
  ["assembly/library/a.ts", "../modules/codecs.ts", false],
  ["assembly/library/b.ts", "../vm/frame.ts", true],
  ["assembly/vm/a.ts", "../modules/sys.ts", false],
  ["assembly/vm/ops/b.ts", "../../index.ts", true],
  ["src/syntax/a.ts", "./ast.ts", false],
  ["src/syntax/diagnose/b.ts", "../ast.ts", false],
  ["src/syntax/c.ts", "../../assembly/shared/opcodes.ts", true],
  ["src/syntax/d.ts", "../compiler/index.ts", true],
  ["src/bytecode/a.ts", "../../assembly/shared/opcodes.ts", false],
  ["src/bytecode/b.ts", "../syntax/ast.ts", true],
  ["src/compiler/codegen/a.ts", "../../syntax/ast.ts", false],
  ["src/compiler/b.ts", "../bytecode/code.ts", false],
  ["src/compiler/c.ts", "../host/vm.ts", true],
  ["src/compiler/d.ts", "../../assembly/vm/frame.ts", true],
  ["src/jit/a.ts", "../bytecode/code.ts", false],
  ["src/jit/b.ts", "../compiler/index.ts", true],
  ["src/jit/lower/a.ts", "../../bytecode/code.ts", false],
  ["src/jit/lower/b.ts", "../../compiler/index.ts", true],
  ["src/jit/wasm/a.ts", "./text.ts", false],
  ["src/jit/wasm/b.ts", "../vm/memory.ts", true],
  ["src/host/a.ts", "../compiler/index.ts", false],
  ["src/host/b.ts", "../embed/index.ts", true],
  ["src/embed/a.ts", "../host/vm.ts", false],
  ["src/embed/b.ts", "../cli/main.ts", true],
  ["src/embed/c.ts", "../syntax/ast.ts", true],
  ["src/cli/a.ts", "../embed/index.ts", false],
  ["src/cli/b.ts", "../compiler/index.ts", true],
];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "imports-"));
  const { overrides } = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ root: true, overrides }));
  for (const [file, imported] of ROWS) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(
      join(folder, file),
      `import { x } from ${JSON.stringify(imported)};\n\nexport const y = x;\n`,
    );
  }
  const { stdout, stderr } = spawnSync(process.execPath, [biome, "lint", "--max-diagnostics=none", "."], {
    cwd: folder,
    encoding: "utf8",
  });
  report = stdout + stderr;
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(ROWS)("%s importing %s: refused %s", (file, _, refused) => {
  expect(report.includes(`${file}:1:19 lint/style/noRestrictedImports`)).toBe(refused);
});
