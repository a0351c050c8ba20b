import { loadPython } from "./node_modules/taipan/dist/browser.mjs";

// Runs until something is compiled, however long the compiler takes to arrive; or some rounds, where nothing is to be.
const PROGRAM = `
import log
def count(n):
  total = 0
  for i in range(n):
      total += i % 3
  return total
rounds = 0
while not log.has_compiled() and (log.is_on or rounds < 200):
  count(100_000)
  rounds += 1
`;
/** Milliseconds: far above what is wanted, far below for ever. */
const GENEROUS = 30_000;

// Whether anything is compiled of a program that begins before the compiler can be there.
async function isCompiled(jit) {
  const lines = [];
  const has_compiled = () => lines.some((line) => line.includes("bytes of Wasm"));
  const log = { has_compiled, is_on: jit !== "off" };
  const python = await loadPython({ jit, jitLog: (line) => lines.push(line), modules: { log } });
  await python.runAsync(PROGRAM, { timeout: GENEROUS });
  return has_compiled();
}

const jit = new URLSearchParams(location.search).get("jit") ?? undefined;
globalThis.result = isCompiled(jit);
