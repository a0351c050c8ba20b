// The oracle: runs Python files in CPython 3.14 (the npm package `pyodide`) as `python FILE` would, and says what
// they printed. Expected outputs of the tests come from here, never from a keyboard.
//
// Starting Pyodide takes seconds, so it is started once and the whole linear memory of the fresh interpreter is kept;
// putting that image back before each script gives every script an interpreter just born, in about 50 ms. Nothing
// on JavaScript's side changes while a script runs, except the files, which are removed after it.
//
// A script whose first line is `# oracle: cpython3.13` (or another version) is run by that native interpreter instead:
// for what Pyodide's build does otherwise (3.14.2's incremental collector, 32-bit sizes) or no longer has (2.7 is the
// last with bytecode of one or three bytes; its dis pads lines, later ones do not, so the blanks are cut). It is looked for
// on PATH as pythonX.Y and among pyenv's versions.
//
// Refused: standard input, command-line arguments, and scripts that outlive a minute natively.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { loadPyodide } from "pyodide";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const RUN_FOLDER = "/oracle-run"; // where a script lies while it runs, in Pyodide's file system
const MAIN = `${RUN_FOLDER}/main.py`;

/** Undoes what Pyodide adds to CPython: its hooks, its folder on the path, and its hold on the first `__main__`. */
export const PREPARE = `
import gc, sys, types, builtins, importlib._bootstrap as bootstrap, traceback, linecache
sys.excepthook = sys.__excepthook__
sys.path[:] = [entry for entry in sys.path if entry]
sys.meta_path[:] = [finder for finder in sys.meta_path if "pyodide" not in type(finder).__module__]
main = types.ModuleType("__main__")
main.__builtins__ = builtins
sys.modules["__main__"] = main
del main
gc.collect()
`;

/** Starts CPython 3.14 once; the result's `run(script)` gives `{ stdout, stderr, status }` for a file of the project. */
export async function openOracle() {
  let pyodide; // started when first needed
  return {
    async run(script) {
      const version = nativeVersion(script);
      if (version) return runNative(version, script);
      pyodide ??= await startPyodide();
      return pyodide(script);
    },
  };
}

function nativeVersion(script) {
  return /^# oracle: cpython(\d+\.\d+)/.exec(readFileSync(script, "utf8"))?.[1];
}

async function startPyodide() {
  const python = await loadPyodide({
    args: [MAIN],
    env: { PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1", HOME: "/" },
  });
  const output = { stdout: [], stderr: [] };
  python.setStdout({ write: keep(output.stdout), isatty: false });
  python.setStderr({ write: keep(output.stderr), isatty: false });
  python.FS.mkdir(RUN_FOLDER);
  python.runPython(PREPARE);
  const vm = python._module;
  python.FS.quit = () => {}; // otherwise the first exit() closes the standard streams for good
  clearInspectFlag(vm);
  const fresh = vm.HEAPU8.slice();
  const stack = vm._emscripten_stack_get_current();

  return (script) => {
    output.stdout.length = output.stderr.length = 0;
    vm.HEAPU8.set(fresh);
    vm.HEAPU8.fill(0, fresh.length);
    vm.__emscripten_stack_restore(stack); // an exit or a crash leaves it where it was thrown
    for (const [name, source] of filesOf(script)) writeInto(python.FS, name, source);
    const status = runMain(vm, script);
    removeFolder(python.FS, RUN_FOLDER);
    const text = (chunks) => named(Buffer.concat(chunks).toString("utf8"), RUN_FOLDER, script);
    return { stdout: text(output.stdout), stderr: text(output.stderr), status };
  };
}

/** Runs main.py and ends the interpreter; SystemExit ends it by itself and arrives as Emscripten's ExitStatus. */
function runMain(vm, script) {
  try {
    const status = vm._run_main();
    return vm._Py_FinalizeEx() === 0 ? status : 120;
  } catch (error) {
    if (error?.name === "ExitStatus") return error.status;
    throw new Error(`the oracle crashed on ${script}: ${error}`);
  }
}

function keep(chunks) {
  return (bytes) => {
    chunks.push(Buffer.from(bytes));
    return bytes.length;
  };
}

/** Pyodide sets `config.inspect`, which makes CPython print SystemExit instead of leaving with its code. */
function clearInspectFlag(vm) {
  const name = vm.stringToNewUTF8("inspect");
  if (vm._PyConfig_Set(name, vm._PyLong_FromLong(0)) !== 0) throw new Error("PyConfig_Set(inspect) failed");
}

/** The script as main.py with its area's modules (support/); where it is the main.py of a case's folder, with all files beside it. */
function filesOf(script) {
  const folder = dirname(script);
  if (basename(script) === "main.py") return filesBelow(folder);
  return [["main.py", readFileSync(script)], ...filesBelow(folder, "support/")];
}

/** `[name, content]` of each file below a folder whose name begins so, except what runs have left there. */
function filesBelow(folder, beginning = "") {
  const top = join(folder, beginning);
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true })
    .map((name) => beginning + name.split(sep).join("/"))
    .filter((name) => !name.endsWith(".out") && !name.includes("__pycache__"))
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [name, readFileSync(join(folder, name))]);
}

function writeInto(fs, name, source) {
  const file = `${RUN_FOLDER}/${name}`;
  fs.mkdirTree(file.slice(0, file.lastIndexOf("/")));
  fs.writeFile(file, source);
}

function removeFolder(fs, folder) {
  for (const name of fs.readdir(folder).filter((each) => each !== "." && each !== "..")) {
    const path = `${folder}/${name}`;
    if (fs.isDir(fs.stat(path).mode)) {
      removeFolder(fs, path);
      fs.rmdir(path);
    } else fs.unlink(path);
  }
}

/** Puts the script's own path, relative to the project, where a text names the place it was run at. */
function named(text, folder, script) {
  const own = relative(root, script).split(sep).join("/");
  return text.replaceAll(`${folder}/main.py`, own).replaceAll(folder, dirname(own));
}

function runNative(version, script) {
  const folder = mkdtempSync(join(tmpdir(), "oracle-"));
  try {
    for (const [name, source] of filesOf(script)) {
      const file = join(folder, name);
      spawnSync("mkdir", ["-p", dirname(file)]);
      writeFileSync(file, source);
    }
    const env = {
      ...process.env,
      PYTHONHASHSEED: "0",
      PYTHONDONTWRITEBYTECODE: "1",
      PYTHONIOENCODING: "utf-8",
    };
    const result = spawnSync(findNative(version), [join(folder, "main.py")], { env, timeout: 60_000 });
    if (result.error) throw result.error;
    const text = (bytes) => named(bytes.toString("utf8"), folder, script);
    const stdout = version === "2.7" ? text(result.stdout).replace(/ +$/gm, "") : text(result.stdout);
    return { stdout, stderr: text(result.stderr), status: result.status };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function findNative(version) {
  const pyenv = join(process.env.PYENV_ROOT ?? join(homedir(), ".pyenv"), "versions");
  const installed = existsSync(pyenv)
    ? readdirSync(pyenv).filter((each) => each.startsWith(`${version}.`))
    : [];
  if (installed.length) return join(pyenv, installed[0], "bin", "python");
  const onPath = (process.env.PATH ?? "").split(":").map((folder) => join(folder, `python${version}`));
  const found = onPath.find((each) => existsSync(each));
  if (!found) throw new Error(`this script's oracle, CPython ${version}, is not installed`);
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const oracle = await openOracle();
  for (const script of process.argv.slice(2)) {
    const { stdout, stderr, status } = await oracle.run(join(process.cwd(), script));
    process.stdout.write(stdout);
    process.stderr.write(stderr);
    process.exitCode = status;
  }
}
