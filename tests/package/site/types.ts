import { loadPython, type Python, PythonError, type PythonOptions } from "taipan";

const options: PythonOptions = {
  memoryLimit: 2 ** 24,
  files: { "a.txt": "x" },
  stdout: (text) => text.length,
};
const python: Python = await loadPython(options);
try {
  const size: number = python.files.stat("a.txt").size;
  python.run(`print(${size})`);
} catch (error) {
  if (error instanceof PythonError) console.log(error.type, error.traceback);
}
// @ts-expect-error: there is no such option
await loadPython({ memory: 5 });
