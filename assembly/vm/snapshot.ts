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
 * Nor does it have the links of the collector's lists, two addresses for each container that compress badly: 9 KB with gzip.
 *
 * Everything else the host may only be asked later: at build time it answers little but `frozen`.
 */
import { asBytes } from "../core/bytes.ts";
import { append, listSize, nextOf } from "../core/cycles.ts";
import { dictForget, dictRehash } from "../core/dict.ts";
import { clearInterned, enterInterned } from "../core/intern.ts";
import { gcUntrack, setYoungCount } from "../core/object.ts";
import { setForget, setRehash } from "../core/set.ts";
import { asStr } from "../core/string.ts";
import { setHashKey } from "../core/text/siphash.ts";
import { asType } from "../core/type.ts";
import { setZeroBlocks } from "../memory/debug.ts";
import { growFrugally, memoryLimit, osEnd } from "../memory/os.ts";
import { rawAlloc, rawKeep } from "../memory/raw.ts";
import { walkBlocks } from "../memory/walk.ts";
import { objectIn } from "../modules/audit.ts";
import { LISTS, listAt } from "../modules/collector.ts";
import { KnownPlace } from "../objects/knownplaces.ts";
import { Header, TypeFlag } from "../shared/layout.ts";
import { addressesEnd, MOST_BYTES, openAddresses, readAddress, writeAddress } from "./addresses.ts";
import { boot } from "./boot.ts";
import { renewStreams } from "./finish.ts";
import { frozenModule } from "./frozen.ts";
import { beginSession } from "./main.ts";

/**
 * Where the addresses are of all objects that depend on the hash key, in the order of the walk: 0 before the snapshot is made. Behind them are those of
 * the containers in the collector's lists.
 */
let dependents: usize = 0;
let dependentsEnd: usize = 0;

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
  dependentsEnd = 0;
  walkBlocks(countDependent.index);
  const most = <usize>dependentsEnd + trackedCount();
  const list = rawKeep(rawAlloc(most * MOST_BYTES));
  if (list === 0) return false;
  dependents = list;
  openAddresses(list);
  walkBlocks(noteDependent.index);
  dependentsEnd = addressesEnd();
  if (!eachDependent(forgetHash)) return false;
  openAddresses(dependentsEnd);
  takeTracked();
  // What is there from the start is no garbage: that there is much of it asks for no collection.
  setYoungCount(0);
  clearInterned();
  KnownPlace.forgetAll();
  setHashKey(0, 0);
  setZeroBlocks(false);
  growFrugally(false);
  return true;
}

/** Goes on from a snapshot; false if there is less memory than it has, or not enough. */
export function resume(key0: u64, key1: u64): bool {
  if (osEnd() > <usize>memoryLimit()) return false;
  setHashKey(key0, key1);
  openAddresses(dependentsEnd);
  giveTracked();
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
  if (object !== 0 && isDependent(object)) dependentsEnd++;
}

function noteDependent(block: usize, size: usize): void {
  const object = objectIn(block, size);
  if (object !== 0 && isDependent(object)) writeAddress(object);
}

/** Does something with each until that fails. */
function eachDependent(action: (object: usize) => bool): bool {
  openAddresses(dependents);
  while (addressesEnd() < dependentsEnd) if (!action(readAddress())) return false;
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

// ---- the collector's lists ----

/** How many containers each list had. */
const SIZES: usize = memory.data(16, 4);
if (LISTS !== 4) ERROR("SIZES is out of step with LISTS");

function trackedCount(): usize {
  let count: usize = 0;
  for (let i = 0; i < LISTS; i++) count += listSize(listAt(i));
  return count;
}

/** Empties the lists, and writes down what they had. */
function takeTracked(): void {
  for (let i = 0; i < LISTS; i++) {
    const list = listAt(i);
    store<u32>(SIZES + ((<usize>i) << 2), listSize(list));
    for (let p = nextOf(list); p !== list; p = nextOf(list)) {
      writeAddress(p);
      gcUntrack(p);
    }
  }
}

/** Fills the lists again, in the same order. */
function giveTracked(): void {
  for (let i = 0; i < LISTS; i++) {
    for (let left = load<u32>(SIZES + ((<usize>i) << 2)); left > 0; left--) append(listAt(i), readAddress());
  }
}
