// A page with an editor: Python runs in time slices in the page itself, which stays alive; Stop ends whatever it does.
// `npx vite examples/playground`, with `optimizeDeps: { exclude: ["taipan"] }`.
import { loadPython, PythonError } from "taipan";

const [code, run, stop, state, output] = ["code", "run", "stop", "state", "output"].map((id) => document.getElementById(id));
const show = (text) => output.append(text);
const python = await loadPython({ stdout: show, stderr: show, stdin: () => prompt("Input") });

let running;
run.onclick = async () => {
  running = new AbortController();
  output.textContent = "";
  [run.disabled, stop.disabled, state.textContent] = [true, false, "running"];
  try {
    const value = await python.runAsync(code.value, { signal: running.signal });
    if (value !== undefined) show(String(value));
    state.textContent = "done";
  } catch (error) {
    if (!(error instanceof PythonError)) throw error;
    show(error.message);
    state.textContent = error.type;
  } finally {
    [run.disabled, stop.disabled] = [false, true];
  }
};
stop.onclick = () => running.abort();
[run.disabled, state.textContent] = [false, "ready"];
