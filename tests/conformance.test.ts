/**
 * A selection of CPython's own test modules on taipan (`short` in tests/conformance/modules.txt): what passes on CPython 3.14 passes
 * here, but for tests/conformance/failures.txt. Skipped where no CPython with its folder of tests is on the machine.
 */
import { execFile } from "node:child_process";
import { expect, test } from "vitest";

/** What the command ends with where it finds no tests. */
const NO_TESTS = 2;

test("a selection of CPython's own tests passes", { timeout: 600_000 }, async ({ skip }) => {
  const { status, output } = await runShortForm();
  if (status === NO_TESTS) return skip(output);
  expect(output).toMatch(/^language: \d+ of \d+ tests passed/m);
  expect(status, output).toBe(0);
});

function runShortForm(): Promise<{ status: number; output: string }> {
  const args = ["tests/conformance/run.mjs", "--short"];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr });
    });
  });
}
