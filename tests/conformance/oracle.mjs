// Runs one of CPython's test modules in CPython 3.14 itself (the npm package `pyodide`): `node oracle.mjs FOLDER MODULE [ID…]` (without the tests named). FOLDER is what
// folder.mjs makes; it is mounted, and the results are written there. A process for each module: one that crashes takes no other along.
import { loadPyodide } from "pyodide";
import { PREPARE } from "../../scripts/oracle.mjs";

const [folder, module, ...leftOut] = process.argv.slice(2);
const MOUNT = "/conformance";
const python = await loadPyodide({
  args: [`${MOUNT}/run_module.py`, module, `${MOUNT}/results/${module}`, "/tests-work", ...leftOut],
  env: { PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1", HOME: "/" },
});
python.FS.mkdir(MOUNT);
python.FS.mkdir("/tests-work");
python.mountNodeFS(MOUNT, folder);
python.runPython(PREPARE);
python._module._run_main();
