// Writes lib/generated/_opcode_table.py: numbers, operands and stack effects of the classic bytecode for Python's `opcode`
// and `dis`, from the same tables that the compiler reads.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const output = join(root, "lib", "generated", "_opcode_table.py");
const { HAVE_ARGUMENT, Op, OPS, Operand, stackEffect } = await loadTables();

const rows = Object.entries(OPS).map(([number, info]) => ({
  name: Op[number],
  number: Number(number),
  info,
}));

mkdirSync(dirname(output), { recursive: true });
writeFileSync(
  output,
  `"""The opcodes: made by scripts/generate-opcode-table.mjs, not to be edited."""

HAVE_ARGUMENT = ${HAVE_ARGUMENT}
EXTENDED_ARG = ${Op.EXTENDED_ARG}

# name: (number, kind of operand, stack effect, the same when it jumps)
# An effect is (base, times the operand, mask of the operand's bits that take one more each).
OPCODES = {
${rows.map(line).join("\n")}
}
`,
);

function line({ name, number, info }) {
  const effects = [effectOf(name, number, false), effectOf(name, number, true)].map(
    (each) => `(${each.join(", ")})`,
  );
  return `    "${name}": (${number}, "${Operand[info.operand]}", ${effects.join(", ")}),`;
}

/** The effect as base, factor and mask; a table row that cannot be written so is a mistake in one of the two. */
function effectOf(name, number, jumps) {
  const at = (operand) => stackEffect(number, operand, jumps);
  if (name === "UNPACK_EX") return [0, 0, 0]; // dis.py knows it by name
  const base = at(0);
  const factor = at(1024) === base ? 0 : (at(1024) - base) / 1024;
  let mask = 0;
  if (factor === 0) {
    for (let bit = 1; bit < 256; bit *= 2) if (at(bit) === base - 1) mask |= bit;
  }
  for (let operand = 0; operand < 64; operand++) {
    const bits = (operand & mask).toString(2).replaceAll("0", "").length;
    if (at(operand) !== base + factor * operand - bits)
      throw new Error(`the stack effect of ${name} has another form`);
  }
  return [base, factor, mask];
}

async function loadTables() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { HAVE_ARGUMENT, Op } from "./assembly/shared/opcodes.ts";
        export { OPS, Operand, stackEffect } from "./src/bytecode/opcodes.ts";`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    format: "esm",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
