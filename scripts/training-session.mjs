// What those who embed Python do with an instance, as a part of scripts/training.mjs: the functions that this calls are in the core.

/** Uses an instance, `loadPython` of the options that it is given: the exports of its VM. */
export async function useSession(loadPython, module) {
  const written = [];
  const python = await loadPython({
    module,
    hashSeed: 1,
    jit: "off",
    memoryLimit: 2 ** 26,
    recursionLimit: 1000,
    timeout: 60_000,
    maxSteps: 10 ** 9,
    stdout: (text) => written.push(text),
    modules: { host: { twice: (n) => 2 * n, name: "host", list: [1, 2] } },
  });
  python.run("sum(x * x for x in range(10))");
  python.run("import host\nprint(host.twice(2), host.name)");
  const { globals } = python;
  for (const value of [1, 1.5, "text", true, undefined, [1, [2]], { a: 1 }, () => 1]) globals.set("x", value);
  globals.set("add", (a, b) => a + b);
  python.run("add(1, 2)\nadd('a', 'b')\nfor item in host.list: pass\nx = {'a': [1, (2, 3)]}");
  const f = python.run("def f(a, b=2, *rest, **named): return a + b\nf");
  f(1);
  f(1, 2);
  f.callKwargs(1, { b: 3 });
  const x = globals.get("x");
  x.toJs();
  x.get("a").length;
  [...x.get("a")];
  python.eval("x['a'][1]");
  const c = python.run("class C:\n  def m(self): return 1\nC()");
  c.m();
  c.attribute = 1;
  try {
    python.run("1 / 0");
  } catch {
    // As it is meant to be.
  }
  for (const proxy of [f, x, c]) proxy.destroy();
  // What a copy begins with, and who has no memory left.
  const { exports } = python.ground.vm;
  exports.forgetCompiled();
  exports.setMemoryLimit(2 ** 26);
  return exports;
}
