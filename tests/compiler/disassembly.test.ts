import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { decodeCode } from "../../src/bytecode/decode.ts";
import { disassembleAll } from "../../src/bytecode/disassemble.ts";
import { compile } from "../../src/compiler/index.ts";

// What code the compiler makes, kept as text. `npx vitest run disassembly -u` writes it anew; read the difference.

const folder = new URL("disassembly/", import.meta.url);

test.each(readdirSync(folder).filter((name) => name.endsWith(".py")))("%s", async (name) => {
  const source = readFileSync(new URL(name, folder), "utf8");
  const text = disassembleAll(decodeCode(compile(source, name, "exec").bytes));
  await expect(text).toMatchFileSnapshot(`disassembly/${name.replace(/py$/, "txt")}`);
});
