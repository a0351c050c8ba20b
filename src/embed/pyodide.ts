/**
 * `taipan/pyodide`: what simple pages use of Pyodide (pyodide.org), under its names, so that such a page changes one import. It is written over the
 * public API (python.ts), and answers as Pyodide's documentation says.
 *
 * Not here: packages of Pyodide's own (numpy …), and `js` as a way into the page, unless `jsglobals` hands something in.
 */
import {
  aBoolean,
  aFunction,
  aNumber,
  anObject,
  aText,
  type Check,
  checkOptions,
  either,
  oneOf,
} from "../host/check.ts";
import { bindMethods } from "./bound.ts";
import {
  type FileContents,
  type Input,
  loadPython,
  type Output,
  PyProxy,
  type Python,
  PythonError,
  type PythonOptions,
  type RunOptions,
  type ToJsOptions,
  type ToPyOptions,
} from "./browser.ts";

export interface PyodideConfig
  extends Pick<PythonOptions, "args" | "env" | "assets" | "module" | "stdlib" | "memoryLimit"> {
  /** Called for each line of input; null or undefined at the end. */
  stdin?: () => string | null | undefined;
  /** Called with each line of output, without its end. */
  stdout?: (line: string) => void;
  stderr?: (line: string) => void;
  /** What `import js` gives: nothing unless given. */
  jsglobals?: object;
}

export interface StdinOptions {
  stdin?: () => string | Uint8Array | ArrayBuffer | number | null | undefined;
  /** Reads fail with OSError. */
  error?: boolean;
  isatty?: boolean;
}

export interface StdoutOptions {
  /** Called with each line, without its end. */
  batched?: (line: string) => void;
  /** Called with each byte. */
  raw?: (byte: number) => void;
  /** Called with bytes; gives how many were written. */
  write?: (bytes: Uint8Array) => number;
  isatty?: boolean;
}

const NEWLINE = 10;

/** Output for a function that takes lines. What has no end yet is kept for what comes. */
function batchedOutput(show: (line: string) => void): Output {
  const decoder = new TextDecoder();
  let kept: number[] = [];
  return {
    write(bytes) {
      for (const byte of bytes) {
        if (byte !== NEWLINE) kept.push(byte);
        else {
          const line = decoder.decode(Uint8Array.from(kept));
          kept = [];
          show(line);
        }
      }
    },
  };
}

function outputOf({ batched, raw, write }: StdoutOptions): Output | undefined {
  if (batched) return batchedOutput(batched);
  if (raw) {
    return {
      write(bytes) {
        for (const byte of bytes) raw(byte);
      },
    };
  }
  if (!write) return undefined;
  return {
    write(bytes) {
      for (let at = 0; at < bytes.length; ) {
        const count = write(bytes.subarray(at));
        if (!(count > 0)) throw new Error("the function for output must write at least one byte");
        at += count;
      }
    },
  };
}

function inputOf(stdin: StdinOptions["stdin"]): Input | undefined {
  if (stdin === undefined) return undefined;
  return () => {
    const given = stdin();
    if (typeof given === "number") return Uint8Array.of(given);
    return given instanceof ArrayBuffer ? new Uint8Array(given) : given;
  };
}

// What the options must be; those of loadPython it looks at itself.
const LINES = { stdin: aFunction, stdout: aFunction, stderr: aFunction };
const CONFIG = { ...LINES, jsglobals: either("an object", anObject, aFunction) };
const STDIN: Record<keyof StdinOptions, Check> = { stdin: aFunction, error: aBoolean, isatty: aBoolean };
const STDOUT: Record<keyof StdoutOptions, Check> = {
  batched: aFunction,
  raw: aFunction,
  write: aFunction,
  isatty: aBoolean,
};
const READ_FILE = { encoding: oneOf("binary", "utf8") };

const FOLDER_MODE = 0o040000;
const FILE_MODE = 0o100000;
const TYPE_MASK = 0o170000;

/** Of Emscripten's FS what pages use, on the files of an instance. */
class FileSystem {
  constructor(private readonly python: Python) {}

  writeFile(path: string, data: FileContents | ArrayBufferView): void {
    aText(path, "the path");
    const bytes = ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : data;
    if (!this.python.files.exists(path.replace(/[^/]*$/, "") || "."))
      this.readdir(path.replace(/[^/]*$/, ""));
    this.python.files.write(path, bytes);
  }

  readFile(path: string, options: { encoding: "utf8" }): string;
  readFile(path: string, options?: { encoding?: "binary" | "utf8" }): Uint8Array;
  readFile(path: string, options: { encoding?: "binary" | "utf8" } = {}): Uint8Array | string {
    checkOptions(READ_FILE, options);
    const { files } = this.python;
    return options.encoding === "utf8" ? files.read(path, "utf8") : files.read(path);
  }

  mkdir(path: string): void {
    this.python.files.mkdir(path);
  }

  mkdirTree(path: string): void {
    this.python.files.mkdir(path, { recursive: true });
  }

  readdir(path: string): string[] {
    return [".", "..", ...this.python.files.list(path)];
  }

  unlink(path: string): void {
    this.python.files.remove(path);
  }

  rmdir(path: string): void {
    this.python.files.remove(path);
  }

  rename(from: string, to: string): void {
    this.python.files.rename(from, to);
  }

  stat(path: string): { mode: number; size: number; mtime: Date } {
    const { isFolder, size, mode, mtime } = this.python.files.stat(path);
    return { mode: mode | (isFolder ? FOLDER_MODE : FILE_MODE), size, mtime };
  }

  isDir(mode: number): boolean {
    aNumber(mode, "the mode");
    return (mode & TYPE_MASK) === FOLDER_MODE;
  }

  isFile(mode: number): boolean {
    aNumber(mode, "the mode");
    return (mode & TYPE_MASK) === FILE_MODE;
  }

  analyzePath(path: string): { exists: boolean } {
    return { exists: this.python.files.exists(path) };
  }
}

class Pyodide {
  readonly version = "0.1.0";
  readonly FS: FileSystem;
  readonly globals: PyProxy;
  readonly ffi = { PyProxy, PythonError };

  constructor(
    /** The instance, with all that Pyodide has no names for. */
    readonly python: Python,
  ) {
    bindMethods(this);
    this.FS = new FileSystem(python);
    this.globals = python.globals;
  }

  // biome-ignore lint/suspicious/noExplicitAny: what it is, only the Python program knows
  runPython(code: string, options?: RunOptions): any {
    return this.python.run(code, options);
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above
  runPythonAsync(code: string, options?: RunOptions): Promise<any> {
    return this.python.runAsync(code, options);
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above
  toPy(value: unknown, options?: ToPyOptions): any {
    return this.python.toPy(value, options);
  }

  // biome-ignore lint/suspicious/noExplicitAny: as above
  toJs(value: unknown, options?: ToJsOptions): any {
    return this.python.toJs(value, options);
  }

  pyimport(name: string): PyProxy {
    return this.python.import(name);
  }

  registerJsModule(name: string, members: object): void {
    this.python.addModule(name, members);
  }

  unregisterJsModule(name: string): void {
    this.python.removeModule(name);
  }

  setStdin(options: StdinOptions = {}): void {
    checkOptions(STDIN, options);
    const { streams } = this.python;
    if (options.error) streams.setInput(failingInput);
    else streams.setInput(inputOf(options.stdin));
    streams.setTerminal(0, options.isatty ?? false);
  }

  setStdout(options: StdoutOptions = {}): void {
    this.setOutput(1, options);
  }

  setStderr(options: StdoutOptions = {}): void {
    this.setOutput(2, options);
  }

  private setOutput(fd: 1 | 2, options: StdoutOptions): void {
    checkOptions(STDOUT, options);
    this.python.streams.setOutput(fd, outputOf(options));
    this.python.streams.setTerminal(fd, options.isatty ?? false);
  }

  /** Shared memory in which another thread writes 2: Python hears KeyboardInterrupt. */
  setInterruptBuffer(buffer: Int32Array | Uint8Array | undefined): void {
    this.python.setInterruptBuffer(buffer);
  }

  /** Pages call this out of habit; there are no packages but the standard library, so that an import that cannot be says so itself. */
  async loadPackagesFromImports(_code: string): Promise<never[]> {
    return [];
  }

  async loadPackage(names: string | readonly string[]): Promise<never> {
    if (!Array.isArray(names) || !names.every((name) => typeof name === "string"))
      aText(names, "the name of a package");
    throw new Error(`there are no packages of Pyodide here: ${[names].flat().join(", ")}`);
  }
}

function failingInput(): never {
  throw new Error("standard input is not to be read");
}

export type { FileSystem, Pyodide as PyodideInterface };

/** As Pyodide's own. */
export async function loadPyodide(config: PyodideConfig = {}): Promise<Pyodide> {
  checkOptions(CONFIG, config);
  const { stdin, stdout, stderr, jsglobals, args, env, assets, module, stdlib, memoryLimit } = config;
  const python = await loadPython({
    ...{ args, env, assets, module, stdlib, memoryLimit },
    stdin: inputOf(stdin),
    stdout: stdout && batchedOutput(stdout),
    stderr: stderr && batchedOutput(stderr),
    modules: jsglobals === undefined ? {} : { js: jsglobals },
  });
  return new Pyodide(python);
}
