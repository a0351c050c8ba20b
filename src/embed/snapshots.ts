/**
 * Snapshots of instances as bytes, and what of a session's knowledge can be in them.
 *
 *     8     "taipan" and the version of this format (u16)
 *     16    the name of the build
 *     4     checksum of what follows
 *     4     length of the description
 *           description, as JSON; then, one behind the other, pages of memory that are not empty, and contents of files
 *
 * All numbers are little-endian. The checksum finds damage, not malice: what a snapshot says is believed as far as an instance can be trusted, which
 * is to do nothing to its host but what was handed in.
 */
import type { SavedNode, SavedSystem } from "../host/virtual/saved.ts";
import type { VmImage } from "../host/vm.ts";
import type { Entry } from "./hostobjects.ts";
import { laterFinder, membersOf } from "./modules.ts";
import type { SessionState } from "./session.ts";

/** An object of JavaScript by where it is found again. */
interface Described {
  handle: number;
  address: number;
  isListed: boolean;
  /** A function that was got as an attribute. */
  isBound: boolean;
  module: string;
  /** Nothing: what the module asks for attributes. */
  property?: string;
}

/** SessionState without anything of JavaScript's. */
interface DescribedState extends Omit<SessionState, "objects" | "modules" | "jobs"> {
  objects: Described[];
  modules: string[];
}

interface Snapshot {
  image: VmImage;
  system: SavedSystem;
  state: DescribedState;
}

/** The JSON of a snapshot. */
interface Description {
  size: number;
  pieces: [at: number, length: number][];
  globals: Record<string, number>;
  hasNatives: boolean;
  texts: VmImage["texts"];
  state: DescribedState;
  system: Omit<SavedSystem, "nodes">;
  nodes: (Omit<SavedNode, "atimeNs" | "mtimeNs" | "contents"> & {
    atimeNs: string;
    mtimeNs: string;
    size?: number;
  })[];
}

const MAGIC = Uint8Array.from([..."taipan"].map((char) => char.charCodeAt(0)));
const VERSION = 1;
const At = { VERSION: 6, BUILD: 8, CHECKSUM: 24, LENGTH: 28, BODY: 32 };

// ---- bytes ----

export function packSnapshot(build: Uint8Array, { image, system, state }: Snapshot): Uint8Array {
  const { size, pieces, globals, hasNatives, texts } = image;
  const { nodes, ...rest } = system;
  const described: Description = {
    size,
    pieces: pieces.map(([at, bytes]) => [at, bytes.length]),
    globals,
    hasNatives,
    texts,
    state,
    system: rest,
    nodes: nodes.map(({ contents, atimeNs, mtimeNs, ...node }) => ({
      ...node,
      atimeNs: String(atimeNs),
      mtimeNs: String(mtimeNs),
      size: contents?.length,
    })),
  };
  const description = new TextEncoder().encode(JSON.stringify(described));
  const files = nodes.flatMap(({ contents }) => contents ?? []);
  return assemble(build, description, [...pieces.map(([, bytes]) => bytes), ...files]);
}

function assemble(build: Uint8Array, description: Uint8Array, parts: Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, At.BODY + description.length);
  // Whole words, for the checksum.
  const bytes = new Uint8Array((length + 3) & ~3);
  const view = viewOf(bytes);
  bytes.set(MAGIC);
  view.setUint16(At.VERSION, VERSION, true);
  bytes.set(build, At.BUILD);
  view.setUint32(At.LENGTH, description.length, true);
  let at = At.BODY;
  for (const part of [description, ...parts]) {
    bytes.set(part, at);
    at += part.length;
  }
  view.setUint32(At.CHECKSUM, checksum(bytes), true);
  return bytes;
}

/** RangeError for bytes that are no snapshot of the build, or not what they were. */
export function unpackSnapshot(build: Uint8Array, given: Uint8Array | ArrayBuffer): Snapshot {
  const bytes = checked(build, given);
  const length = viewOf(bytes).getUint32(At.LENGTH, true);
  let at = At.BODY + length;
  const next = (count: number) => {
    at += count;
    return bytes.subarray(at - count, at);
  };
  const json = new TextDecoder().decode(bytes.subarray(At.BODY, at));
  const { size, pieces, globals, hasNatives, texts, state, system, nodes } = JSON.parse(json) as Description;
  const memory = pieces.map(([at, length]): [number, Uint8Array] => [at, next(length)]);
  const files = nodes.map(({ size: length, atimeNs, mtimeNs, ...node }) => ({
    ...node,
    atimeNs: BigInt(atimeNs),
    mtimeNs: BigInt(mtimeNs),
    contents: length === undefined ? undefined : next(length),
  }));
  return {
    image: { size, pieces: memory, globals, hasNatives, texts },
    system: { ...system, nodes: files },
    state,
  };
}

/** The bytes, at a place where words can be. */
function checked(build: Uint8Array, given: Uint8Array | ArrayBuffer): Uint8Array {
  if (!(given instanceof Uint8Array || given instanceof ArrayBuffer))
    throw new TypeError("a snapshot is a Uint8Array or an ArrayBuffer");
  const bytes =
    given instanceof ArrayBuffer ? new Uint8Array(given) : given.byteOffset % 4 === 0 ? given : given.slice();
  if (bytes.length < At.BODY || MAGIC.some((byte, i) => bytes[i] !== byte))
    throw new RangeError("these bytes are no snapshot of an instance");
  const view = viewOf(bytes);
  const isOurs = view.getUint16(At.VERSION, true) === VERSION;
  if (!isOurs || build.some((byte, i) => bytes[At.BUILD + i] !== byte))
    throw new RangeError("the snapshot is of another build of taipan");
  if (bytes.length % 4 !== 0 || view.getUint32(At.CHECKSUM, true) !== checksum(bytes))
    throw new RangeError("the snapshot is damaged");
  return bytes;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Of all behind itself; a difference in one word never goes unnoticed. */
function checksum(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let sum = words.length;
  for (let i = (At.CHECKSUM >> 2) + 1; i < words.length; i++) {
    sum = Math.imul(sum ^ words[i], 0x9e3779b1);
    sum ^= sum >>> 15;
  }
  return sum >>> 0;
}

// ---- objects of JavaScript ----

/** Throws TypeError for objects of JavaScript that are no properties of modules. */
export function describeState({ objects, modules, jobs: _none, ...state }: SessionState): DescribedState {
  const described: Described[] = [];
  for (const [handle, entry] of objects.entries()) {
    if (entry === undefined) continue;
    const place = placeOf(entry, modules);
    if (place === undefined)
      throw new TypeError(
        "Python has an object of JavaScript that is no property of a module: it cannot be part of a snapshot",
      );
    const { address, isListed, self } = entry;
    described.push({ handle, address, isListed, isBound: self !== undefined, ...place });
  }
  return { ...state, objects: described, modules: modules.map(([name]) => name) };
}

function placeOf(
  { object, self }: Entry,
  modules: SessionState["modules"],
): Pick<Described, "module" | "property"> | undefined {
  const asked = membersOf(object);
  for (const [module, members] of modules) {
    if (asked !== undefined && asked !== members) continue;
    if (asked !== undefined) return { module };
    if (self !== undefined && self !== members) continue;
    for (const property of Object.getOwnPropertyNames(members))
      if (memberOf(members, property) === object) return { module, property };
  }
  return undefined;
}

/** A property's value, undefined for an accessor: nobody asks that for a snapshot. */
function memberOf(members: object, property: string): unknown {
  return Object.getOwnPropertyDescriptor(members, property)?.value;
}

/** Throws TypeError where modules or their properties are missing that the snapshot had. */
export function restoreState(
  { objects, modules, ...state }: DescribedState,
  given: Readonly<Record<string, object>>,
): SessionState {
  for (const name of modules) {
    if (!Object.hasOwn(given, name))
      throw new TypeError(`the snapshot needs the module ${name} in options.modules`);
  }
  const entries: (Entry | undefined)[] = [];
  for (const { handle, module, property, address, isListed, isBound } of objects) {
    const members = given[module];
    const object = property === undefined ? laterFinder(members) : memberOf(members, property);
    if (!isObject(object))
      throw new TypeError(`the snapshot needs the property ${property} of the module ${module}`);
    entries[handle] = { object, self: isBound ? members : undefined, address, isListed };
  }
  for (let i = 0; i < entries.length; i++) entries[i] ??= undefined;
  return { ...state, objects: entries, modules: modules.map((name) => [name, given[name]]), jobs: [] };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" ? value !== null : typeof value === "function";
}
