/**
 * The package's files for hosts without a disk: the VM is fetched and compiled before there is an instance, what few programs need when they
 * ask for it. Then JavaScript cannot wait, so it is read at once (`readNow`), unless it has been fetched before.
 */
import { setCharacterNames } from "../compiler/index.ts";
import { latin1 } from "../host/characters.ts";
import { inflate } from "../host/inflate.ts";
import type { FileContents } from "../host/virtual/store.ts";
import { hasOwnNatives } from "../host/vm.ts";
import type { Assets } from "./instance.ts";
import { readLibrary } from "./library.ts";
import type { AssetName, PythonOptions } from "./options.ts";
import { type PackedFile, packedLibrary } from "./pack.ts";
import type { TierModule } from "./tier2.ts";

/** How a host gets at a file. */
export interface Reader {
  fetch(address: string | URL): Promise<Response>;
  /** At once, holding everything up. */
  readNow(address: string | URL): Uint8Array;
  /** The compiler of hot code. */
  tier2(): TierModule | Promise<TierModule>;
}

type Source = NonNullable<NonNullable<PythonOptions["assets"]>[AssetName]>;

/** What is fetched with the VM where the whole library is wanted from the start. */
const LIBRARY_FILES: AssetName[] = ["lib.bin", "stdlib.bin"];

export class AssetFiles {
  private readonly bytes = new Map<AssetName, Uint8Array>();
  private readonly modules = new Map<AssetName, WebAssembly.Module>();
  private readonly pending = new Map<AssetName, Promise<unknown>>();
  private ownModules: ((name: string) => Uint8Array | undefined) | undefined;
  private readonly standard;
  private tier: TierModule | undefined;

  /** `beside`: the address of a file that nothing else was said about. */
  constructor(
    private readonly reader: Reader,
    private readonly beside: (name: AssetName) => string | URL,
    private readonly sources: PythonOptions["assets"] = {},
  ) {
    this.standard = packedLibrary(this.packed("stdlib.bin"), { read: () => undefined }, inflate);
    this.tier = sources["tier2.mjs"] as TierModule | undefined;
    setCharacterNames(() => latin1(this.now("character-names.txt")));
  }

  /** Fetches what an instance begins with; the answer is good for any number of them. */
  async load({ stdlib, module, jit }: PythonOptions): Promise<Assets> {
    const [vm] = await Promise.all([
      module ?? this.compiled("taipan.wasm"),
      jit === "always" ? this.loadTier() : undefined,
      ...(stdlib === true ? LIBRARY_FILES.map((name) => this.fetched(name)) : []),
    ]);
    // Natives are apart from the VM in all builds but quick ones.
    if (stdlib === true && !hasOwnNatives(vm)) await this.compiled("library.wasm");
    return {
      vm,
      library: (name) => {
        this.ownModules ??= readLibrary(this.now("lib.bin"));
        return this.ownModules(name);
      },
      standard: stdlib === false ? undefined : this.standard,
      natives: () => this.moduleNow("library.wasm"),
      libraryLater: (hasNatives) => this.libraryLater(hasNatives),
      unicodeData: () => this.now("unicodedata.bin"),
      tier2: () => this.tier ?? this.loadTier(),
    };
  }

  private libraryLater(hasNatives: boolean): Promise<unknown> | undefined {
    const wanted: Promise<unknown>[] = [];
    if (!hasNatives && !this.modules.has("library.wasm")) wanted.push(this.compiled("library.wasm"));
    if (!this.bytes.has("lib.bin")) wanted.push(this.fetched("lib.bin"));
    return wanted.length > 0 ? Promise.all(wanted) : undefined;
  }

  private async loadTier(): Promise<TierModule> {
    this.tier = await this.reader.tier2();
    return this.tier;
  }

  private source(name: AssetName): Source {
    return this.sources?.[name] ?? this.beside(name);
  }

  /** Does something once for a file, whoever asks. */
  private once<T>(name: AssetName, action: () => Promise<T>): Promise<T> {
    let pending = this.pending.get(name) as Promise<T> | undefined;
    if (pending === undefined) {
      pending = action();
      this.pending.set(name, pending);
      // What has failed may be tried again.
      pending.catch(() => this.pending.delete(name));
    }
    return pending;
  }

  private compiled(name: AssetName): Promise<WebAssembly.Module> {
    return this.once(name, async () => {
      const source = this.source(name);
      const module = isModule(source) ? source : await this.compile(source);
      this.modules.set(name, module);
      return module;
    });
  }

  private async compile(source: string | URL | FileContents): Promise<WebAssembly.Module> {
    if (!isAddress(source)) return WebAssembly.compile(source as BufferSource);
    const response = await this.response(source);
    // A server that does not know the type makes streaming impossible.
    const isTyped = response.headers.get("Content-Type")?.startsWith("application/wasm") ?? false;
    return isTyped
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  }

  private async response(address: string | URL): Promise<Response> {
    const response = await this.reader.fetch(address).catch((error) => {
      throw new Error(`${address} cannot be fetched: ${error.message}`, { cause: error });
    });
    if (!response.ok)
      throw new Error(`${address} cannot be fetched: ${response.status} ${response.statusText}`);
    return response;
  }

  private fetched(name: AssetName): Promise<Uint8Array> {
    return this.once(name, async () => {
      const source = this.source(name);
      const bytes = isAddress(source)
        ? new Uint8Array(await (await this.response(source)).arrayBuffer())
        : contents(name, source);
      this.bytes.set(name, bytes);
      return bytes;
    });
  }

  private now(name: AssetName): Uint8Array {
    let bytes = this.bytes.get(name);
    if (bytes === undefined) {
      const source = this.source(name);
      bytes = isAddress(source) ? this.reader.readNow(source) : contents(name, source);
      this.bytes.set(name, bytes);
    }
    return bytes;
  }

  private moduleNow(name: AssetName): WebAssembly.Module {
    let module = this.modules.get(name);
    if (module === undefined) {
      const source = this.source(name);
      module = isModule(source) ? source : this.compileNow(name);
      this.modules.set(name, module);
    }
    return module;
  }

  private compileNow(name: AssetName): WebAssembly.Module {
    try {
      return new WebAssembly.Module(this.now(name) as Uint8Array<ArrayBuffer>);
    } finally {
      // What was no Wasm is fetched anew, and what was is compiled.
      this.bytes.delete(name);
    }
  }

  private packed(name: AssetName): PackedFile {
    return { read: (start, length) => this.now(name).subarray(start, start + length) };
  }
}

/** Text that is none of an address is not asked for: files' contents come as bytes. */
function isAddress(source: Source): source is string | URL {
  return typeof source === "string" || source instanceof URL;
}

function isModule(source: Source): source is WebAssembly.Module {
  return source instanceof WebAssembly.Module;
}

function contents(name: AssetName, source: Exclude<Source, string | URL>): Uint8Array {
  if (source instanceof Uint8Array) return source;
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  throw new TypeError(`${name} is wanted as bytes`);
}
