// What embedders do with an instance, once each: the build runs this, so that V8's code cache has those parts of the API.
import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";
import { loadPython } from "../dist/index.mjs";
import { useSession } from "./training-session.mjs";

// V8 drops the code of functions that are not called for a while. The cache says with which flags it was made: those of others.
setFlagsFromString("--no-flush-bytecode");
process.prependListener("exit", () => setFlagsFromString("--flush-bytecode"));

await useSession(loadPython);
const python = await loadPython({ stdout: () => {}, stderr: () => {} });
try {
  python.run(readFileSync(new URL("warm-up.py", import.meta.url), "utf8"));
} catch (error) {
  if (error.name !== "PythonExit") throw error;
}
await python.runAsync("1");
python.fork().dispose();
python.dispose();
