// What embedders do with an instance, once each: the build runs this, so that V8's code cache has those parts of the API.
import { readFileSync } from "node:fs";
import { loadPython } from "../dist/index.mjs";
import { useSession } from "./training-session.mjs";

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
