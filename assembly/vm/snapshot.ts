/**
 * The VM as dist/taipan.wasm has it: booted, and with those modules of ours loaded that every program begins with. At build time
 * scripts/snapshot.mjs calls `makeSnapshot` of an instance and writes the instance's memory and globals into the module in place
 * of their first contents; where that was done, `boot` only has to `resume`. A start gains two thirds of the VM's share.
 *
 * What an instance is told at its start must not be in the snapshot:
 *
 *   memory limit    the OS layer's, set before anything else
 *   hash key        all hashes of str and bytes depend on it, and with them every dict and set: `makeSnapshot` notes who and lets them
 *                   forget, and they are hashed again. scripts/snapshot.mjs checks that nobody else depends on it, by a snapshot with
 *                   another key. What was forgotten is zeros, which need no room in the file
 *   terminals       the standard streams ask anew
 *
 * Everything else the host may only be asked later: at build time it answers little but `frozen`.
 */
import { asBytes } from "../core/bytes.ts";
import { dictForget, dictRehash } from "../core/dict.ts";
import { clearInterned, enterInterned } from "../core/intern.ts";
import { setForget, setRehash } from "../core/set.ts";
import { asStr } from "../core/string.ts";
import { setHashKey } from "../core/text/siphash.ts";
import { asType } from "../core/type.ts";
import { setZeroBlocks } from "../memory/debug.ts";
import { growFrugally, memoryLimit, osEnd } from "../memory/os.ts";
import { rawAlloc, rawKeep } from "../memory/raw.ts";
import { walkBlocks } from "../memory/walk.ts";
import { objectIn } from "../modules/audit.ts";
import { Header, TypeFlag } from "../shared/layout.ts";
import { boot } from "./boot.ts";
import { renewStreams } from "./finish.ts";
import { frozenModule } from "./frozen.ts";
import { beginSession } from "./main.ts";

/**
 * Where all objects are that depend on the hash key, in the order of the walk: 0 before the snapshot is made. Each address is written as its distance
 * from the last one in units of ALIGNMENT, signed LEB128: most take a byte, where addresses would take four that do not compress.
 */
let dependents: usize = 0;
let listEnd: usize = 0;
/** The last address that was written or read. */
let last: usize = 0;
/** Bytes that an address takes at most. */
const MOST_BYTES: usize = 5;
const ALIGNMENT_BITS: usize = 3;

/** Whether this instance begins as a snapshot. */
export function isSnapshot(): bool {
  return dependents !== 0;
}

/**
 * Boots at build time, loads what every program and every embedder's session begins with, begins a session and prepares for `resume`. False
 * without memory.
 */
export function makeSnapshot(key0: u64, key1: u64): bool {
  setZeroBlocks(true);
  growFrugally(true);
  if (!boot(0, key0, key1) || !beginSession() || frozenModule("_hostmodules") === 0) return false;
  listEnd = 0;
  walkBlocks(countDependent.index);
  const list = rawKeep(rawAlloc(listEnd));
  if (list === 0) return false;
  dependents = list;
  listEnd = list;
  last = 0;
  walkBlocks(noteDependent.index);
  if (!eachDependent(forgetHash)) return false;
  clearInterned();
  setHashKey(0, 0);
  setZeroBlocks(false);
  growFrugally(false);
  return true;
}

/** Goes on from a snapshot; false if there is less memory than it has, or not enough. */
export function resume(key0: u64, key1: u64): bool {
  if (osEnd() > <usize>memoryLimit()) return false;
  setHashKey(key0, key1);
  if (!eachDependent(hashAgain)) return false;
  renewStreams();
  return true;
}

// ---- hashes ----

function flagsOf(object: usize): u32 {
  return asType(load<u32>(object, Header.TYPE)).flags;
}

function isDependent(object: usize): bool {
  const flags = flagsOf(object);
  if (flags & TypeFlag.STR) return asStr(object).hash !== -1 || asStr(object).interned;
  if (flags & TypeFlag.BYTES) return asBytes(object).hash !== -1;
  return (flags & (TypeFlag.DICT | TypeFlag.SET)) !== 0;
}

function countDependent(block: usize, size: usize): void {
  const object = objectIn(block, size);
  if (object !== 0 && isDependent(object)) listEnd += MOST_BYTES;
}

function noteDependent(block: usize, size: usize): void {
  const object = objectIn(block, size);
  if (object === 0 || !isDependent(object)) return;
  let distance = <isize>(object - last) >> ALIGNMENT_BITS;
  last = object;
  // The sixth bit of the last byte is the sign.
  while (distance < -64 || distance > 63) {
    store<u8>(listEnd++, <u8>(distance | 0x80));
    distance >>= 7;
  }
  store<u8>(listEnd++, <u8>(distance & 0x7f));
}

/** Does something with each until that fails. */
function eachDependent(action: (object: usize) => bool): bool {
  last = 0;
  for (let p = dependents; p < listEnd; ) {
    let distance: isize = 0;
    let shift: isize = 0;
    let byte: u8;
    do {
      byte = load<u8>(p++);
      distance |= (<isize>(byte & 0x7f)) << shift;
      shift += 7;
    } while (byte & 0x80);
    if (byte & 0x40 && shift < 32) distance |= -1 << shift;
    last += distance << ALIGNMENT_BITS;
    if (!action(last)) return false;
  }
  return true;
}

/** Finds the places of an object's keys again, or its own among the interned. */
function hashAgain(object: usize): bool {
  const flags = flagsOf(object);
  if (flags & TypeFlag.STR) {
    if (asStr(object).interned) enterInterned(object);
  } else if (flags & TypeFlag.DICT) dictRehash(object);
  else if (flags & TypeFlag.SET) return setRehash(object);
  return true;
}

function forgetHash(object: usize): bool {
  const flags = flagsOf(object);
  if (flags & TypeFlag.SET) return setForget(object);
  if (flags & TypeFlag.STR) asStr(object).hash = -1;
  else if (flags & TypeFlag.BYTES) asBytes(object).hash = -1;
  else dictForget(object);
  return true;
}
