/**
 * taipan for browsers, workers and whatever has fetch: no module of Node is imported, and importing it does nothing yet.
 *
 * Files lie beside this one: bundlers find them by `new URL(…, import.meta.url)`. Each address is written out, since that is what they look for.
 */
import { AssetFiles, type Reader } from "./assets.ts";
import { checkInstanceOptions } from "./checks.ts";
import { makePython } from "./instance.ts";
import type { AssetName, PythonOptions } from "./options.ts";
import type { Python } from "./python.ts";

export type { Clock } from "../host/virtual/system.ts";
export { VmBug } from "../host/vm.ts";
export * from "./public.ts";

const ADDRESSES: Record<AssetName, () => URL> = {
  "taipan.wasm": () => new URL("./taipan.wasm", import.meta.url),
  "library.wasm": () => new URL("./library.wasm", import.meta.url),
  "lib.bin": () => new URL("./lib.bin", import.meta.url),
  "stdlib.bin": () => new URL("./stdlib.bin", import.meta.url),
  "unicodedata.bin": () => new URL("./unicodedata.bin", import.meta.url),
  "character-names.txt": () => new URL("./character-names.txt", import.meta.url),
};

const reader: Reader = {
  fetch: (address) => fetch(address),
  readNow,
  tier2: () => import("../jit/index.ts"),
};

/** Bytes of a text in which each character stands for one, as browsers give data where they give text only. */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** Asks for a file and waits: a page stands still so long. */
function readNow(address: string | URL): Uint8Array {
  if (typeof XMLHttpRequest === "undefined") {
    throw new Error(
      `${address} is needed at once, and this host cannot wait for it: give it to loadPython (assets)`,
    );
  }
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  request.overrideMimeType("text/plain; charset=x-user-defined");
  request.send();
  if (request.status !== 200) throw new Error(`${address} cannot be fetched: ${request.status}`);
  return bytesOf(request.responseText);
}

let usual: AssetFiles | undefined;
const others = new WeakMap<object, AssetFiles>();

/** The files of one set of sources: what was fetched and compiled is there for the next instance. */
function filesOf(sources: PythonOptions["assets"]): AssetFiles {
  const beside = (name: AssetName) => ADDRESSES[name]();
  if (sources === undefined) {
    usual ??= new AssetFiles(reader, beside);
    return usual;
  }
  const known = others.get(sources) ?? new AssetFiles(reader, beside, sources);
  others.set(sources, known);
  return known;
}

/** A new instance of Python. */
export async function loadPython(options: PythonOptions = {}): Promise<Python> {
  checkInstanceOptions(options);
  const { assets, ...rest } = options;
  return makePython(await filesOf(assets).load(options), rest, {});
}
