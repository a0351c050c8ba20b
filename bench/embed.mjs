// `npm run bench -- --embed [--quick]`: embedding, beside Pyodide, MicroPython and QuickJS (the packages of this repository).
//
//   cold       milliseconds in a fresh process from the import of the package to a session that has run "1"
//   further    milliseconds for one more instance in the same process, when the one before has been disposed of
//   beside     the same when all before are kept
//   run        microseconds for run("1")
//   into       microseconds for a call of a function of two small ints, from JavaScript
//   out of     microseconds for a call of a JavaScript function of two small ints, in a loop of the guest's, the loop left out
//   memory     bytes of linear memory of an empty instance
//
// Contenders take turns, each in a process of its own, so that none has another's garbage; reported is the least of all rounds, of `cold` the
// median, since a start is what somebody waits for once. What fails is told, and the others go on.
import { fork, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const self = fileURLToPath(import.meta.url);
const COLD_STARTS = 9;
const ROUNDS = 12;
const KEPT = 6;
const CALLS = 20_000;

/** How each contender is made, and what it is asked. `call` and `loop` say how often they call; `empty` is the loop without the call. */
const CONTENDERS = {
  async taipan() {
    const { loadPython } = await import("../dist/index.mjs");
    const python = await loadPython({ modules: { host: { add: (a, b) => a + b } } });
    return {
      run: () => python.run("1"),
      ...pythonLoops((code) => python.run(code), "from host import add"),
      further: () => loadPython(),
      end: (other) => other.dispose(),
      memory: async () => {
        const empty = await loadPython();
        const { reserved } = empty.memory;
        empty.dispose();
        return reserved;
      },
    };
  },
  async pyodide() {
    const { loadPyodide } = await import("pyodide");
    const pyodide = await loadPyodide();
    pyodide.registerJsModule("host", { add: (a, b) => a + b });
    return {
      run: () => pyodide.runPython("1"),
      ...pythonLoops((code) => pyodide.runPython(code), "from host import add"),
      further: () => loadPyodide(),
      memory: () => pyodide._module.HEAPU8.length,
    };
  },
  async micropython() {
    const { loadMicroPython } = await import("@micropython/micropython-webassembly-pyscript/micropython.mjs");
    // Its default heap of 1 MB is full after some thousand runs.
    const micropython = await loadMicroPython({ heapsize: 32 << 20 });
    micropython.registerJsModule("host", { add: (a, b) => a + b });
    return {
      run: () => micropython.runPython("x = 1"),
      // It gives no value of a run: names are read from its globals.
      ...pythonLoops((code, name) => {
        micropython.runPython(code);
        return name === undefined ? undefined : micropython.globals.get(name);
      }, "from host import add"),
      further: () => loadMicroPython(),
      memory: () => undefined,
    };
  },
  async quickjs() {
    const { getQuickJS } = await import("quickjs-emscripten");
    const quickjs = await getQuickJS();
    return quickjsContender(quickjs);
  },
};

/** The functions that are measured, in Python. */
function pythonLoops(run, importing) {
  run(`${importing}
def f(a, b):
    return a
def loop(n):
    for i in range(n):
        add(1, 2)
def empty(n):
    for i in range(n):
        pass
`);
  const named = (name) => run(`${name} = ${name}`, name) ?? run(name);
  const [f, loop, empty] = ["f", "loop", "empty"].map(named);
  return {
    call: () => {
      for (let i = 0; i < CALLS; i++) f(i, 2);
    },
    loop: () => loop(CALLS),
    empty: () => empty(CALLS),
  };
}

function quickjsContender(quickjs) {
  const vm = quickjs.newContext();
  const add = vm.newFunction("add", (a, b) => vm.newNumber(vm.getNumber(a) + vm.getNumber(b)));
  vm.setProp(vm.global, "add", add);
  const run = (code) => vm.unwrapResult(vm.evalCode(code));
  const f = run("(function f(a, b) { return a })");
  const loop = run("(function loop(n) { for (let i = 0; i < n; i++) add(1, 2) })");
  const empty = run("(function empty(n) { for (let i = 0; i < n; i++); })");
  const two = vm.newNumber(2);
  const invoke = (g, ...args) => vm.unwrapResult(vm.callFunction(g, vm.undefined, ...args)).dispose();
  const times = vm.newNumber(CALLS);
  return {
    run: () => vm.dump(run("1")),
    call: () => {
      for (let i = 0; i < CALLS; i++) {
        const number = vm.newNumber(i);
        invoke(f, number, two);
        number.dispose();
      }
    },
    loop: () => invoke(loop, times),
    empty: () => invoke(empty, times),
    further: async () => quickjs.newContext(),
    end: (other) => other.dispose(),
    memory: () => undefined,
  };
}

// ---- measuring ----

async function coldStart(name) {
  const begin = performance.now();
  const contender = await CONTENDERS[name]();
  contender.run();
  console.log(performance.now() - begin);
}

function measureCold(name) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [self, "--cold", name], { encoding: "utf8" });
  if (status === 0) return Number(stdout);
  // Node shows the line of the source as well, which in these packages is most of the file.
  const lines = stderr.split("\n").filter((line) => line.length > 1 && line.length < 200);
  throw new Error(`${name} does not start: ${lines.slice(0, 4).join(" ")}`);
}

async function timed(action) {
  const begin = performance.now();
  await action();
  return performance.now() - begin;
}

async function measureRound(contender, isQuick) {
  const runs = isQuick ? 200 : 1000;
  const run = await timed(() => {
    for (let i = 0; i < runs; i++) contender.run();
  });
  const call = await timed(contender.call);
  const perCall = (time) => (time / CALLS) * 1000;
  return {
    "run µs": (run / runs) * 1000,
    "into µs": perCall(call),
    [LOOP]: perCall(await timed(contender.loop)),
    [EMPTY]: perCall(await timed(contender.empty)),
  };
}

/** What is measured of a loop that calls out of the guest; the table has the difference. */
const LOOP = "loop";
const EMPTY = "empty loop";

function subtractLoops(row) {
  const { [LOOP]: loop, [EMPTY]: empty } = row;
  delete row[LOOP];
  delete row[EMPTY];
  if (loop !== undefined) row["out of µs"] = shown(loop - empty);
}

/** One more instance, while as many are kept as `kept` has. */
async function measureFurther({ further, end }, kept) {
  const begin = performance.now();
  const other = await further();
  const time = performance.now() - begin;
  if (kept === undefined) end?.(other);
  else kept.push(other);
  return time;
}

/** What a contender's process does when it is asked. */
async function answers(name, isQuick) {
  const contender = await CONTENDERS[name]();
  const kept = [];
  return {
    round: () => measureRound(contender, isQuick),
    further: async () => ({ "further ms": await measureFurther(contender) }),
    beside: async () => ({ "beside ms": await measureFurther(contender, kept) }),
    memory: async () => {
      const bytes = await contender.memory();
      return { "memory MB": bytes && bytes / 1e6 };
    },
  };
}

async function serve(name, isQuick) {
  const made = answers(name, isQuick);
  process.on("message", async (what) => {
    try {
      process.send({ found: await (await made)[what]() });
    } catch (error) {
      process.send({ error: `${error.name}: ${String(error.message).slice(0, 200)}` });
    }
  });
}

/** A contender's process, asked for one measurement at a time. */
class Contender {
  constructor(name, isQuick) {
    this.name = name;
    this.process = fork(self, ["--serve", name, ...(isQuick ? ["--quick"] : [])]);
  }

  /** What it has measured; nothing where that has failed. */
  async ask(what) {
    if (this.process === undefined) return {};
    const { found, error } = await new Promise((resolve) => {
      this.process.removeAllListeners("exit");
      this.process.once("message", resolve);
      this.process.once("exit", (status) => resolve({ error: `the process has ended with ${status}` }));
      this.process.send(what);
    });
    if (error === undefined) return found;
    console.error(`${this.name} fails (${what}): ${error}`);
    this.end();
    return {};
  }

  end() {
    this.process?.removeAllListeners().kill();
    this.process = undefined;
  }
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const shown = (n) => (n === undefined ? undefined : Number(n.toPrecision(3)));

/** Measures all, or the contenders named; prints a table. */
export async function measureEmbedding({ isQuick = false, names = Object.keys(CONTENDERS) } = {}) {
  const cold = Object.fromEntries(names.map((name) => [name, []]));
  for (let i = 0; i < (isQuick ? 3 : COLD_STARTS); i++) for (const name of names) cold[name].push(measureCold(name));
  const contenders = names.map((name) => new Contender(name, isQuick));
  const table = Object.fromEntries(names.map((name) => [name, { "cold ms": shown(median(cold[name])) }]));
  const measure = async (what, rounds) => {
    for (let i = 0; i < rounds; i++) {
      for (const contender of contenders) {
        const row = table[contender.name];
        for (const [column, n] of Object.entries(await contender.ask(what)))
          row[column] = n === undefined ? undefined : shown(Math.min(row[column] ?? Infinity, n));
      }
    }
  };
  const rounds = isQuick ? 3 : ROUNDS;
  await measure("memory", 1);
  await measure("round", rounds);
  Object.values(table).forEach(subtractLoops);
  // At the end, since instances of MicroPython share state and a new one spoils the others.
  await measure("further", rounds);
  await measure("beside", isQuick ? 3 : KEPT);
  for (const contender of contenders) contender.end();
  console.table(table);
  return table;
}

const [option, name] = process.argv.slice(2);
if (process.argv[1] === self) {
  const isQuick = process.argv.includes("--quick");
  if (option === "--serve") await serve(name, isQuick);
  else {
    if (option === "--cold") await coldStart(name);
    else await measureEmbedding({ isQuick, names: option?.startsWith("--") ? undefined : option?.split(",") });
    process.exit(0);
  }
}
