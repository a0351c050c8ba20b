// What a thread of the pool does: runs a snippet in a new instance, and tells what it printed.
import { loadPython, PythonError } from "taipan";

const MOST_OUTPUT = 10_000;

export default async function run({ code }) {
  let output = "";
  const python = await loadPython({
    memoryLimit: 32 * 2 ** 20,
    maxSteps: 10_000_000,
    timeout: 10_000,
    stdout: (text) => {
      output = (output + text).slice(0, MOST_OUTPUT);
    },
  });
  try {
    python.run(code);
    return { output, error: "" };
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    return { output, error: error.name === "PythonError" ? error.type : error.name };
  } finally {
    python.dispose();
  }
}
