/**
 * The WebAssembly instance that a VM is. One that a disposed VM has left is made as it was in the beginning and serves the next VM of the same
 * module, for making one costs more than all else that an instance of Python begins with: 10 GB of addresses, a fault for each page
 * that is first written to, and work for the garbage collector when it goes.
 *
 * Nothing of a VM is there for the next one: memory is written over before the machine is put aside, and views that anybody has kept of it become
 * empty. Nor does one show that there was another: what VMs ask the host for pages they count themselves (assembly/memory/os.ts). A
 * machine whose memory has grown large, whose function table has (by compiled code), or that has loaded the library is let go of.
 */
import { instantiateSync } from "@assemblyscript/loader";
import { type Pieces, usedPieces } from "./pages.ts";

// biome-ignore lint/suspicious/noExplicitAny: whatever the VM hands over
export type HostFunction = (...args: any[]) => unknown;

/** What a VM exports whose natives are in a module of their own (scripts/split.mjs): whether they have been loaded. */
export const SPLIT = "isLibraryLoaded";

/** How many of a module are put aside, and how large each may be. */
const MOST_IDLE = 4;
const MOST_MEMORY = 8 << 20;

/** What all machines of a module have in common. */
interface Kind {
  imports: string[];
  /** How many were made: what the second one begins with is kept, since many programs make but one. */
  made: number;
  beginning?: Beginning;
  idle: Machine[];
}

interface Beginning {
  pieces: Pieces;
  globals: [global: string, value: number][];
}

const kinds = new WeakMap<WebAssembly.Module, Kind>();

function kindOf(module: WebAssembly.Module): Kind {
  let kind = kinds.get(module);
  if (kind === undefined) {
    const imports = WebAssembly.Module.imports(module).map(({ name }) => name);
    kind = { imports, made: 0, idle: [] };
    kinds.set(module, kind);
  }
  return kind;
}

export class Machine {
  /** The exports as they are: calls of what the loader has wrapped take ten times as long. */
  readonly exports: WebAssembly.Exports;
  /** The same as the loader has them. */
  readonly wrapped: object;
  private readonly tableLength: number;

  private constructor(
    module: WebAssembly.Module,
    private readonly kind: Kind,
    private functions: HostFunction[],
  ) {
    const host = Object.fromEntries(kind.imports.map((name, i) => [name, this.forward(i)]));
    const { exports, instance } = instantiateSync(module, { host });
    this.exports = instance.exports;
    this.wrapped = exports;
    this.tableLength = this.table.length;
  }

  /** One for a VM, with what the host is to the VM. */
  static take(module: WebAssembly.Module, host: Readonly<Record<string, HostFunction>>): Machine {
    const kind = kindOf(module);
    const functions = kind.imports.map((name) => host[name]);
    const known = kind.idle.pop();
    if (known !== undefined) {
      known.functions = functions;
      return known;
    }
    const machine = new Machine(module, kind, functions);
    if (++kind.made === 2) kind.beginning = machine.beginning();
    return machine;
  }

  /** The VM is of no more use, and nothing runs in it. */
  giveBack(): void {
    const { beginning, idle } = this.kind;
    this.functions = [];
    if (beginning !== undefined && idle.length < MOST_IDLE && this.renew(beginning)) idle.push(this);
  }

  /** What the VM imports: it calls whatever stands for that now. No import has more parameters. */
  private forward(i: number): HostFunction {
    return (a, b, c, d, e, f, g) => this.functions[i](a, b, c, d, e, f, g);
  }

  private get memory(): WebAssembly.Memory {
    return this.exports.memory as WebAssembly.Memory;
  }

  private get table(): WebAssembly.Table {
    return this.exports.table as WebAssembly.Table;
  }

  /** A copy of what is there before anything has run. */
  private beginning(): Beginning {
    const pieces = usedPieces(0, new Uint8Array(this.memory.buffer));
    const globals = Object.entries(this.exports).flatMap(([name, value]): Beginning["globals"] =>
      value instanceof WebAssembly.Global ? [[name, value.value]] : [],
    );
    return { pieces: pieces.map(([at, bytes]) => [at, bytes.slice()]), globals };
  }

  private isLibraryLoaded(): boolean {
    return Boolean((this.exports[SPLIT] as WebAssembly.Global | undefined)?.value);
  }

  /** Makes everything as it was; false where that cannot be. */
  private renew({ pieces, globals }: Beginning): boolean {
    const { memory, table } = this;
    if (memory.buffer.byteLength > MOST_MEMORY || table.length > this.tableLength) return false;
    // The library's functions are in the table for good, and would run without the library's data.
    if (this.isLibraryLoaded()) return false;
    // Detaches the buffer that views were made of.
    memory.grow(0);
    const bytes = new Uint8Array(memory.buffer);
    bytes.fill(0);
    for (const [at, piece] of pieces) bytes.set(piece, at);
    for (const [name, value] of globals) (this.exports[name] as WebAssembly.Global).value = value;
    return true;
  }
}
