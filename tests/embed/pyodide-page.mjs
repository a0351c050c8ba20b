// What a simple page does with Pyodide, under the names that both have: run on both, the answers must be the same.
export async function page(loadPyodide) {
  const seen = [];
  const note = (...values) => seen.push(values);
  const failure = (action) => {
    try {
      return action();
    } catch (error) {
      return `${error.name} ${error.type} ${error.message.trim().split("\n").at(-1)}`;
    }
  };
  const out = [];
  const pyodide = await loadPyodide({ stdout: (line) => out.push(line), stderr: (line) => out.push(`! ${line}`) });

  note(pyodide.runPython("1 + 2"), pyodide.runPython("x = 5"), pyodide.runPython("None"), pyodide.runPython("'é' * 3"));
  note(pyodide.runPython("2.5"), pyodide.runPython("2**70"), pyodide.runPython("True"));
  pyodide.runPython("import sys; print('one'); print('two', end=''); print(' three')");
  pyodide.runPython("print('err', file=sys.stderr)");
  note(out.splice(0));
  note(pyodide.globals.get("x"), pyodide.globals.has("x"), pyodide.globals.get("nothing"));
  pyodide.globals.set("y", [1, 2, 3]);
  note(pyodide.runPython("y[1] + len(y)"));
  pyodide.globals.set("add", (a, b) => a + b);
  note(pyodide.runPython("add(2, 3)"));

  const data = pyodide.toPy({ a: 1, b: [1, 2, { c: true }] });
  pyodide.globals.set("data", data);
  note(pyodide.runPython("str(data)"));
  const list = pyodide.runPython("[1, 'two', [3.5, None], {'k': (4, 5)}]");
  note(list.length, list.get(1), list.toJs({ dict_converter: Object.fromEntries }));
  list.destroy();
  note([...pyodide.runPython("{'a': 1, 'b': 2}").toJs({ dict_converter: (entries) => [...entries] })]);
  note(new Set(pyodide.runPython("{1, 2}").toJs()).size);

  const math = pyodide.pyimport("math");
  note(math.gcd(12, 18), math.floor(2.7), typeof math.pi);
  const f = pyodide.runPython("def f(a, b=10, *rest, **named): return a + b + sum(rest) + sum(named.values())\nf");
  note(f(1), f(1, 2), f(1, 2, 3), f.callKwargs(1, { b: 5, c: 6 }));

  pyodide.registerJsModule("mine", { value: 42, twice: (n) => 2 * n });
  note(pyodide.runPython("import mine\nfrom mine import twice\ntwice(mine.value)"));

  note(failure(() => pyodide.runPython("1 / 0")), failure(() => pyodide.runPython("def (")));
  note(failure(() => pyodide.runPython("import nothing_like_that")).split(".")[0]);
  note(failure(() => pyodide.runPython("raise ValueError('wrong')")));
  pyodide.globals.set("fails", () => {
    throw new TypeError("from JavaScript");
  });
  note(pyodide.runPython("try:\n  fails()\nexcept Exception as e:\n  caught = 'from JavaScript' in str(e)\ncaught"));

  pyodide.FS.writeFile("/tmp/a.txt", "text é");
  pyodide.FS.mkdirTree("/tmp/deep/er");
  pyodide.FS.writeFile("/tmp/deep/er/b.bin", new Uint8Array([1, 2, 3]));
  note(pyodide.runPython("open('/tmp/a.txt', encoding='utf-8').read()"), pyodide.FS.readFile("/tmp/a.txt", { encoding: "utf8" }));
  note([...pyodide.FS.readFile("/tmp/deep/er/b.bin")], pyodide.FS.readdir("/tmp/deep").sort());
  note(pyodide.FS.isDir(pyodide.FS.stat("/tmp/deep").mode), pyodide.FS.isFile(pyodide.FS.stat("/tmp/a.txt").mode), pyodide.FS.stat("/tmp/deep/er/b.bin").size);
  pyodide.FS.rename("/tmp/a.txt", "/tmp/c.txt");
  pyodide.FS.unlink("/tmp/c.txt");
  note(pyodide.FS.analyzePath("/tmp/c.txt").exists, pyodide.FS.analyzePath("/tmp/deep").exists);
  pyodide.FS.mkdir("/tmp/empty");
  pyodide.FS.rmdir("/tmp/empty");

  const lines = ["first", "second"];
  pyodide.setStdin({ stdin: () => lines.shift() });
  note(pyodide.runPython("input() + '|' + input()"));
  const bytes = [];
  pyodide.setStdout({ raw: (byte) => bytes.push(byte) });
  pyodide.runPython("print('ab')");
  pyodide.setStdout({ write: (part) => (bytes.push(part.length > 0), part.length) });
  pyodide.runPython("print('cd')");
  pyodide.setStdout({ batched: (line) => out.push(line) });
  pyodide.runPython("print('ef')");
  note(bytes, out.splice(0));

  const buffer = new Int32Array(new SharedArrayBuffer(4));
  pyodide.setInterruptBuffer(buffer);
  buffer[0] = 2;
  note(failure(() => pyodide.runPython("while True: pass")).split(" ")[1], buffer[0]);
  pyodide.setInterruptBuffer(undefined);

  await pyodide.loadPackagesFromImports("import json");
  note(await pyodide.runPythonAsync("import json\njson.dumps([1])"));
  pyodide.globals.set("later", (value) => new Promise((resolve) => setTimeout(() => resolve(value * 2), 1)));
  note(await pyodide.runPythonAsync("n = await later(21)\nn"));
  note(await pyodide.runPythonAsync("import asyncio\nawait asyncio.sleep(0)\nawait asyncio.gather(later(1), later(2))").then((found) => [...found.toJs()]));
  note(await pyodide.runPythonAsync("1 / 0").catch((error) => error.type));
  return seen;
}
