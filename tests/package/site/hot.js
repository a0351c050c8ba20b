import { loadPython } from "./node_modules/taipan/dist/browser.mjs";

// Runs until something is compiled, or long enough.
const PROGRAM = `
import log
def count(n):
  total = 0
  for i in range(n):
      total += i % 3
  return total
rounds = 0
while rounds < 200 and not log.has_compiled():
  count(100_000)
  rounds += 1
`;

// Whether anything is compiled of a program that begins before the compiler can be there.
async function isCompiled(jit) {
  const lines = [];
  const has_compiled = () => lines.some((line) => line.includes("bytes of Wasm"));
  const python = await loadPython({ jit, jitLog: (line) => lines.push(line), modules: { log: { has_compiled } } });
  await python.runAsync(PROGRAM);
  return has_compiled();
}

const jit = new URLSearchParams(location.search).get("jit") ?? undefined;
globalThis.result = isCompiled(jit);
