/**
 * taipan in one piece: the VM, its natives, the compiler of hot code and our modules lie in the code (scripts/build.mjs writes `taipan-data`), for hosts and bundlers
 * without files beside the code. CPython's library is a piece of its own (`taipan/stdlib`), given as `assets: { "stdlib.bin": … }`.
 */
import { data } from "taipan-data";
import * as tier2 from "../jit/index.ts";
import { loadPython as load, type Python, type PythonOptions } from "./browser.ts";
import { checkInstanceOptions } from "./checks.ts";

export * from "./browser.ts";

let unpacked: Promise<Record<string, Uint8Array>> | undefined;

async function gunzip(text: string): Promise<Uint8Array> {
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function unpack(): Promise<Record<string, Uint8Array>> {
  const entries = Object.entries(data).map(async ([name, text]) => [name, await gunzip(text)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

const merged = new WeakMap<object, object>();
const NOTHING = {};

/** A new instance of Python. */
export async function loadPython(options: PythonOptions = {}): Promise<Python> {
  checkInstanceOptions(options);
  unpacked ??= unpack();
  const own = await unpacked;
  const given = options.assets ?? NOTHING;
  const assets = merged.get(given) ?? { "tier2.mjs": tier2, ...own, ...given };
  merged.set(given, assets);
  return load({ ...options, assets });
}
