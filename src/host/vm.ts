/** An instance of the VM: the Wasm module with its imports, and what can be asked of it. */
import { MemoryFact } from "../../assembly/shared/embed.ts";
import { type Budget, CompileStopped, nearestName } from "../syntax/index.ts";
import { type Answer, encodeAnswer } from "./answers.ts";
import { compileAnswer, keywordAnswer } from "./compile.ts";
import { excerpt } from "./excerpt.ts";
import { type HostFunction, Machine, SPLIT } from "./machine.ts";
import { type MemoryExports, VmMemory } from "./memory.ts";
import { clearBetween, type Pieces, usedPieces } from "./pages.ts";
import { Sources, textLines } from "./sources.ts";
import type { System } from "./system.ts";
import { stripEnd, stripStart } from "./text.ts";
import type { EmbedExports } from "./values.ts";

/** What the VM asks of its second tier. */
export interface Tier2 {
  /** A frame goes on at pc after many back edges: the index in the function table of code to go on with, 0 for none. */
  hot(frame: number, pc: number): number;
  /** A frame is about to begin whose code is hot: the same for its first instruction. */
  hotFunction(frame: number): number;
  /** A guard has failed in the compiled code at an index; the frame goes on in the interpreter. */
  guardFailed(index: number, exit: number, frame: number): void;
  /** The same has left because it has called what is not compiled. */
  leftByCall(index: number): void;
  /** What was compiled of a code object, as text; an empty one for nothing. */
  describe(code: number): string;
  /** Register code has been freed: what was compiled of it is not to be used again. */
  forget(start: number, bytes: number): void;
  /** Why it compiles nothing any more; undefined while it may. */
  readonly obstacle: string | undefined;
  /** The program has ended. */
  end(): void;
}

/** What an instance is: its memory, and what little of it lies elsewhere. */
export interface VmImage {
  /** Bytes of its memory, and what is in there: pieces by where they lie, all else is zero. */
  size: number;
  pieces: Pieces;
  /** By their names: the exported globals (scripts/globals.mjs). */
  globals: Record<string, number>;
  /** Whether the library's natives are in the function table. */
  hasNatives: boolean;
  /** Lines of texts that are no files, by their names. */
  texts: [name: string, lines: readonly string[]][];
}

interface VmExports extends MemoryExports, EmbedExports {
  setMemoryLimit(bytes: number): void;
  /** In a copy: what refers to compiled code of the original is made to ask for it anew. */
  forgetCompiled(): void;
  boot(memoryLimit: number, key0: bigint, key1: bigint): number;
  runProgram(config: number, length: number): number;
  startProgram(config: number, length: number, inspect: boolean): number;
  interact(event: number, length: number): number;
  interactiveStatus(): number;
  endProgram(status: number): number;
  auditBegin(): number;
  auditCounts(): number;
  auditEnd(): number;
  collectAtEveryAllocation(on: boolean): void;
  failAllocation(n: number, forever: boolean): void;
  failedAllocations(): number;
  allocationsLeft(): number;
  setBreakerPeriod(count: number): void;
}

/** Switches that make the VM hostile, and its audit: for tests. assembly/memory/debug.ts, assembly/modules/audit.ts. */
export interface VmDebug {
  /** A collection at the next safe point after each allocation of a container. */
  collectAlways(on: boolean): void;
  /** The n-th allocation from now fails (0: none), and with `forever` all after it. */
  failAllocation(n: number, forever?: boolean): void;
  /** How many allocations were made to fail. */
  failedAllocations(): number;
  /** How many are left until one fails. */
  allocationsLeft(): number;
  /** Looks at interrupts, and for hot loops, after so many back edges and calls. */
  pollEvery(count: number): void;
  /** Notes what is in use, for `Vm.finish`. */
  auditBegin(): void;
  /** Describes on standard error, and counts, containers whose counts are lower than the references that others hold. */
  auditCounts(): number;
}

/** CPython's library. Paths are of its files, as `json/__init__.py`. */
export interface StandardLibrary {
  paths(): string[];
  has(path: string): boolean;
  /** The answer to `standardCode`; nothing where only the source is there. */
  code(path: string): Uint8Array | undefined;
  /** In UTF-8. */
  source(path: string): Uint8Array | undefined;
}

export interface VmOptions {
  system: System;
  /** Bytes of the Wasm module, or the module compiled. */
  module: WebAssembly.Module | BufferSource;
  /** Our modules written in Python, by name: the answers to `frozen`. */
  library: (name: string) => Uint8Array | undefined;
  /** None: programs have our own modules only. */
  standard?: StandardLibrary;
  /** The library's natives, where the VM was built without them (scripts/split.mjs). */
  natives?: () => WebAssembly.Module;
  /** Has both, or our modules alone, at hand when it is settled, where `library` and `natives` would hold everything up; nothing where they are at hand. */
  libraryLater?: (hasNatives: boolean) => Promise<unknown> | undefined;
  /** The file of `unicodedata`; without it programs cannot ask for names and properties of characters. */
  unicodeData?: () => Uint8Array;
  /** Most bytes of memory that the instance may have; 0: as much as there is. */
  memoryLimit?: number;
  /** Makes what compiles hot loops to Wasm; without it everything is interpreted. */
  tier2?: (exports: WebAssembly.Exports) => Tier2;
  /** Key of str hashes: two 64-bit numbers. */
  hashKey?: [bigint, bigint];
  /** Go on as this instance, of the same module, is, in place of booting. The hash key is its own, and the memory limit unless one is given. */
  image?: VmImage;
}

/** What the VM asks of its embedder: assembly/host.ts says how. */
export interface Embedder {
  hostCall(handle: number, nargs: number, keywords: number, isNew: number): number;
  hostOperate(operation: number, handle: number, operands: number): number;
  forgetHostObject(handle: number): void;
  /** Something that the embedder has given, a function or a file, has failed: Python goes on without. */
  noteFailure(error: unknown): void;
}

/** A bug of the VM itself has stopped it: the instance is of no more use. */
export class VmBug extends Error {
  override readonly name = "VmBug";
}

const PAGE = 65536;
/** Tokens that a text may have in any case, and at most; and what the compiler has in memory for each (measured: 150 to 250 bytes). */
const SMALL_TEXT = 100_000;
const MOST_TOKENS = 8_000_000;
const BYTES_OF_TOKEN = 256;

/** Whether a VM has the library's natives in itself: then there is no module of them. */
export function hasOwnNatives(vm: WebAssembly.Module): boolean {
  return !WebAssembly.Module.exports(vm).some(({ name }) => name === SPLIT);
}

export class Vm {
  private machine: Machine | undefined;
  private readonly exports: VmExports;
  private readonly memory: VmMemory;
  private readonly tier2: Tier2 | undefined;
  /** The exports as other modules import them: what the loader has wrapped would put JavaScript in between. */
  private readonly shared: WebAssembly.Exports;
  private hasNatives: boolean;
  private areNativesMissing = false;

  constructor(private readonly options: VmOptions) {
    const { module } = options;
    const compiled = module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module);
    const machine = Machine.take(compiled, this.imports(options));
    const exports = machine.wrapped as VmExports;
    this.machine = machine;
    this.exports = exports;
    this.memory = new VmMemory(exports);
    this.shared = machine.exports;
    // A VM in one piece exports nothing for them.
    this.hasNatives = !(SPLIT in machine.exports);
    // Tier 2 tells the VM how often code must be seen: an image would take that back.
    if (options.image !== undefined) this.adopt(options.image, options);
    this.tier2 = options.tier2?.(machine.exports);
    const [key0, key1] = options.hashKey ?? [0n, 0n];
    if (options.image === undefined && !exports.boot(options.memoryLimit ?? 0, key0, key1))
      throw new RangeError("not enough memory to boot");
  }

  /** What the instance is now: of use only while nothing runs in it. The memory is the instance's own, not a copy. */
  get image(): VmImage {
    const entries = Object.entries(this.shared).flatMap(([name, value]) =>
      value instanceof WebAssembly.Global && name !== SPLIT ? [[name, value.value as number]] : [],
    );
    const memory = new Uint8Array(this.embedding.memory.buffer);
    return {
      size: memory.length,
      pieces: usedPieces(0, memory),
      globals: Object.fromEntries(entries),
      hasNatives: this.hasNatives,
      texts: this.sources.texts(),
    };
  }

  private adopt({ size, pieces, globals, hasNatives, texts }: VmImage, options: VmOptions): void {
    const own = this.embedding.memory;
    clearBetween(new Uint8Array(own.buffer), pieces);
    const missing = size - own.buffer.byteLength;
    if (missing > 0) own.grow(missing / PAGE);
    const memory = new Uint8Array(own.buffer);
    for (const [at, bytes] of pieces) memory.set(bytes, at);
    for (const [name, value] of Object.entries(globals))
      (this.shared[name] as WebAssembly.Global).value = value;
    if (hasNatives) this.loadNatives(options.natives);
    this.exports.forgetCompiled();
    if (options.memoryLimit !== undefined) this.exports.setMemoryLimit(options.memoryLimit);
    this.sources.takeOver(texts);
  }

  /** Why nothing is compiled though tier 2 was asked for. */
  get obstacleToTier2(): string | undefined {
    return this.tier2?.obstacle;
  }

  /** Runs a program as lib/_main.py understands the configuration: its exit status. */
  runProgram(config: Answer): number {
    const status = this.exports.runProgram(...this.hand(config));
    this.tier2?.end();
    return status;
  }

  /**
   * As runProgram, but leaves everything as the program left it: for `interact`, till `endProgram`. With `inspect` SystemExit is
   * shown like other exceptions.
   */
  startProgram(config: Answer, inspect = false): number {
    return this.exports.startProgram(...this.hand(config), inspect);
  }

  /** A step of a session at the prompt (lib/_prompt.py): the next prompt, or the status that the session ends with. */
  interact(kind: "start" | "line" | "end" | "interrupt" | "complete", text: string): string | number {
    const prompt = this.exports.interact(...this.hand([kind, text]));
    return prompt === 0 ? this.exports.interactiveStatus() : this.memory.str(prompt);
  }

  /** Takes a program down that ended with a status: the exit status. */
  endProgram(status: number): number {
    const final = this.exports.endProgram(status);
    this.tier2?.end();
    return final;
  }

  /** Texts that are no files, for tracebacks. */
  private sources!: Sources;

  /** Keeps the text of what is run under a name that is no file's, till it is forgotten: tracebacks show its lines. */
  rememberSource(filename: string, text: string): void {
    this.sources.remember(filename, text);
  }

  forgetSource(filename: string): void {
    this.sources.forget(filename);
  }

  /** What embeds the VM, if anything does: it answers for the objects that it has handed in. */
  embedder: Embedder | undefined;

  /** What embedders work with: the exports as they are, since calls of what the loader has wrapped take ten times as long. */
  get embedding(): EmbedExports {
    return this.shared as unknown as EmbedExports;
  }

  /** Begins a session (assembly/vm/embed/session.ts) with a configuration for lib/_main.py: the Outcome. */
  openSession(config: Answer): number {
    return this.exports.embedOpen(...this.hand(config));
  }

  /** Ends whatever goes on beside the VM for its sake. It is of no use afterwards. */
  dispose(): void {
    this.tier2?.end();
    this.machine?.giveBack();
    this.machine = undefined;
  }

  /** What runs in time slices need of the library, while it is still to come. */
  get libraryToCome(): Promise<unknown> | undefined {
    return this.options.libraryLater?.(this.hasNatives);
  }

  /** What could not be loaded may be tried again. */
  retry(): void {
    this.areNativesMissing = false;
  }

  /** Whether the natives are there. What keeps them from coming is for the embedder to tell, and not asked for again in the same run; it is thrown where the VM cannot go on without. */
  private wantNatives(natives: VmOptions["natives"], isVital: boolean): boolean {
    try {
      if (isVital || !this.areNativesMissing) this.loadNatives(natives);
    } catch (error) {
      if (isVital || this.embedder === undefined) throw error;
      this.areNativesMissing = true;
      this.embedder.noteFailure(error);
    }
    return this.hasNatives;
  }

  /** Puts the library's natives into the function table, unless they are there. */
  private loadNatives(natives: VmOptions["natives"]): void {
    if (this.hasNatives) return;
    if (!natives) throw new VmBug("this VM is in two modules: it needs the option `natives`");
    new WebAssembly.Instance(natives(), { vm: this.shared });
    this.hasNatives = true;
  }

  /** What compiling may take: the compiler's trees lie outside the instance's memory, but are measured by it. */
  private budget(): Budget {
    const { embedMemory, chargeWork } = this.embedding;
    const tokens = SMALL_TEXT + embedMemory(MemoryFact.LIMIT) / BYTES_OF_TOKEN;
    return { tokens: Math.min(tokens, MOST_TOKENS), spend: (units) => chargeWork(units) !== 0 };
  }

  /** A value in the VM's memory, for it to free. */
  private hand(value: Answer): [number, number] {
    const data = encodeAnswer(value);
    const p = this.memory.put(data);
    if (p === 0) throw new RangeError("not enough memory");
    return [p, data.length];
  }

  /** Ends the audit: describes on standard error, and counts, what programs have left behind since `debug.auditBegin`. */
  finish(): number {
    return this.exports.auditEnd();
  }

  get debug(): VmDebug {
    const { exports } = this;
    return {
      collectAlways: (on) => exports.collectAtEveryAllocation(on),
      failAllocation: (n, forever = false) => exports.failAllocation(n, forever),
      failedAllocations: () => exports.failedAllocations(),
      allocationsLeft: () => exports.allocationsLeft(),
      pollEvery: (count) => exports.setBreakerPeriod(count),
      auditBegin: () => {
        if (!exports.auditBegin()) throw new RangeError("not enough memory for the audit");
      },
      auditCounts: () => exports.auditCounts(),
    };
  }

  private imports({
    system,
    library,
    standard,
    natives,
    unicodeData,
  }: VmOptions): Record<string, HostFunction> {
    const sources = new Sources(system, (path) => standard?.source(path));
    this.sources = sources;
    const answer = (value: Answer) => this.memory.putAnswer(encodeAnswer(value));
    /** What of the package's files is read only now may fail to come: then there is nothing, and whoever embeds the VM hears why. */
    const found = <T>(read: () => T): T | undefined => {
      try {
        return read();
      } catch (error) {
        if (this.embedder === undefined) throw error;
        this.embedder.noteFailure(error);
        return undefined;
      }
    };
    return {
      abort: (message: number) => {
        throw new VmBug(this.memory.literal(message));
      },
      write: (fd: number, data: number, length: number) => {
        const errno = system.write(fd, this.memory.copy(data, length));
        return errno ? -errno : length;
      },
      wallClock: system.wallClock,
      monotonicClock: system.monotonicClock,
      interrupted: system.interrupted,
      sleep: system.sleep,
      processTime: system.processTime,
      utcOffset: system.utcOffset,
      zoneName: (offset: number, buffer: number, most: number) =>
        this.memory.ascii(buffer, system.zoneName(offset), most),
      loadNatives: (isVital: number) => this.wantNatives(natives, isVital !== 0),
      hotLoop: (frame: number, pc: number) => this.tier2?.hot(frame, pc) ?? 0,
      hotFunction: (frame: number) => this.tier2?.hotFunction(frame) ?? 0,
      guardFailed: (index: number, exit: number, frame: number) =>
        this.tier2?.guardFailed(index, exit, frame),
      leftByCall: (index: number) => this.tier2?.leftByCall(index),
      describeCompiled: (code: number) => answer(this.tier2?.describe(code) ?? null),
      forgetCode: (start: number, bytes: number) => this.tier2?.forget(start, bytes),
      hostCall: (handle: number, nargs: number, keywords: number, isNew: number) =>
        this.embedder!.hostCall(handle, nargs, keywords, isNew),
      hostOperate: (operation: number, handle: number, operands: number) =>
        this.embedder!.hostOperate(operation, handle, operands),
      forgetHostObject: (handle: number) => this.embedder!.forgetHostObject(handle),
      isatty: system.isTerminal,
      compile: (
        source: number,
        isText: number,
        filename: number,
        mode: number,
        flags: number,
        optimize: number,
        maxDigits: number,
      ) => {
        const { memory } = this;
        const text = isText ? memory.str(source) : memory.bytesObject(source);
        try {
          return memory.putAnswer(
            compileAnswer(
              text,
              memory.str(filename),
              memory.str(mode),
              flags,
              optimize,
              maxDigits,
              this.budget(),
            ),
          );
        } catch (error) {
          if (error instanceof CompileStopped) return 0;
          throw error;
        }
      },
      frozen: (name: number) => {
        const data = found(() => library(this.memory.str(name)));
        return data === undefined ? answer(null) : this.memory.putAnswer(data);
      },
      standardHas: (path: number) => found(() => standard?.has(this.memory.str(path))) ?? false,
      standardCode: (path: number) => {
        const code = found(() => standard?.code(this.memory.str(path)));
        return code === undefined ? answer(null) : this.memory.putAnswer(code);
      },
      standardSource: (path: number) => answer(found(() => standard?.source(this.memory.str(path))) ?? null),
      standardPaths: () => answer(found(() => standard?.paths()) ?? []),
      systemCall: (name: number, args: number) => {
        const given = this.memory.str(args);
        return answer(system.call(this.memory.str(name), given === "" ? [] : given.split("\0")));
      },
      unicodeData: () => answer(found(() => unicodeData?.()) ?? null),
      readFile: (path: number) => answer(system.readFile(this.memory.str(path))),
      statFile: (path: number) => answer(system.stat(this.memory.str(path))),
      listFolder: (path: number) => answer(system.list(this.memory.str(path))),
      writeFile: (path: number, data: number) =>
        answer(system.writeFile(this.memory.str(path), this.memory.bytesObject(data))),
      openDescriptor: (path: number, flags: number, mode: number) =>
        system.files.open(this.memory.str(path), flags, mode),
      closeFile: (fd: number) => system.files.close(fd),
      readInto: (fd: number, at: number, count: number) => system.files.read(fd, this.memory.part(at, count)),
      writeFrom: (fd: number, at: number, count: number) =>
        // Who takes the output of a program may keep it.
        system.files.write(fd, fd < 3 ? this.memory.copy(at, count) : this.memory.part(at, count)),
      duplicateFile: (fd: number) => system.files.duplicate(fd),
      duplicateFileTo: (fd: number, target: number) => system.files.duplicateTo(fd, target),
      openPipe: () => system.files.pipe(),
      statInto: (path: number, fd: number, follow: number, at: number) => {
        const found = system.files.facts(path ? this.memory.str(path) : fd, follow !== 0);
        if (typeof found === "number") return found;
        const { mode, ino, dev, nlink, uid, gid, size, atimeNs, mtimeNs, ctimeNs, blksize, blocks, rdev } =
          found;
        const numbers = [
          mode,
          ino,
          dev,
          nlink,
          uid,
          gid,
          size,
          atimeNs,
          mtimeNs,
          ctimeNs,
          blksize,
          blocks,
          rdev,
        ];
        this.memory.putBigInts(at, numbers);
        return 0;
      },
      fileStatus: (fd: number, at: number) => {
        const found = system.files.status(fd);
        if (typeof found === "number") return found;
        this.memory.putNumbers(at, found.mode, found.blockSize, found.size);
        return 0;
      },
      seekFile: (fd: number, offset: number, whence: number) => system.files.seek(fd, offset, whence),
      truncateFile: (fd: number, size: number) => system.files.truncate(fd, size),
      rememberSource: (filename: number, source: number) =>
        sources.remember(this.memory.str(filename), this.memory.str(source)),
      inputReady: () => system.inputReady?.() ?? true,
      readLine: (prompt: number) => answer(system.readLine(this.memory.str(prompt))),
      excerpt: (
        filename: number,
        source: number,
        lineno: number,
        endLineno: number,
        column: number,
        endColumn: number,
      ) => {
        const { memory } = this;
        const lines = source ? textLines(memory.str(source)) : sources.lines(memory.str(filename));
        const known = (n: number) => (n < 0 ? null : n);
        return answer(
          excerpt(lines, { lineno, endLineno, column: known(column), endColumn: known(endColumn) }),
        );
      },
      nearestName: (name: number, candidates: number) =>
        answer(nearestName(this.memory.str(name), this.memory.str(candidates).split("\0"))),
      suggestKeyword: (
        message: number,
        filename: number,
        source: number,
        text: number,
        compound: number,
        lineno: number,
      ) => {
        const { memory } = this;
        const shown = {
          message: memory.str(message),
          filename: memory.str(filename),
          source: source ? memory.str(source) : null,
          text: memory.str(text),
          compound,
          lineno,
        };
        return answer(keywordAnswer(shown, sources));
      },
      sourceLine: (filename: number, lineno: number) => {
        const line = sources.lines(this.memory.str(filename))[lineno - 1];
        return answer(line === undefined ? null : stripStart(stripEnd(line)));
      },
    };
  }
}
