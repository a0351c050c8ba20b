/**
 * The audit: after a program has ended and everything it made was let go of, nothing of it may be left.
 *
 *   auditBegin     after boot, before the program: notes every block in use and, if it holds an object, its count
 *   auditEnd       after the program was taken down: describes each difference on the error stream, answers how many there are
 *   auditCounts    at any safe point: no container's count may be lower than the references that containers hold to it
 *
 * What auditEnd takes for a difference:
 *
 *   leaked       a block in use that was not there before (a count too high, or an owner that forgot)
 *   count        an object that was there before has another count
 *   heap         an invariant of the allocators is broken (memory/check.ts)
 *
 * What lives as long as the VM but is made late (a table that grows, the parsed signature of a native function) has to say so:
 * rawKeep for buffers, an immortal count for objects. The notes lie in a kept block, so they are no difference themselves.
 */
import { beginCountCheck, checkCounts, endCountCheck } from "../core/cycles.ts";
import { asStr, charAt } from "../core/string.ts";
import { asType } from "../core/type.ts";
import { write } from "../host.ts";
import { checkHeap, HeapFault, heapFaultAddress } from "../memory/check.ts";
import { osBegin, osEnd } from "../memory/os.ts";
import { rawAllocZeroed, rawFree, rawKeep } from "../memory/raw.ts";
import {
  putByte,
  putHex,
  putNumber,
  putText,
  textBytes,
  textEnd,
  textLength,
  textReserve,
} from "../memory/text.ts";
import { walkBlocks } from "../memory/walk.ts";
import { Header, TYPE_SIZE, TYPES_BASE, TypeFlag } from "../shared/layout.ts";
import { TYPE_COUNT } from "../shared/types.ts";
import { GENERATIONS, generationList, PERMANENT } from "./collector.ts";

/** What is noted of a block, in a hash table. */
@unmanaged
class Note {
  /** Address, 0 for an empty place. */
  block: u32;
  /** Of the object in it, 0 and 0 if it is a buffer. */
  type: u32;
  refcount: i32;
}

const NOTE_SIZE: usize = 12;
const BUILTIN_TYPES: usize = <usize>TYPES_BASE;
const END_OF_BUILTIN_TYPES: usize = BUILTIN_TYPES + <usize>TYPE_COUNT * TYPE_SIZE;

/** Differences described; the rest is only counted. */
const MOST_LINES: u32 = 40;
const TEXT_ROOM: usize = 16384;

let notes: usize = 0;
let mask: usize = 0;
let blockCount: usize = 0;
let differences: u32 = 0;

/** Finds the place of a block among the notes: its note, or an empty one. */
function noteOf(block: usize): Note {
  let i = ((block >> 4) * 0x9e3779b1) & mask;
  let note = changetype<Note>(notes + i * NOTE_SIZE);
  while (note.block !== <u32>block && note.block !== 0) {
    i = (i + 1) & mask;
    note = changetype<Note>(notes + i * NOTE_SIZE);
  }
  return note;
}

function countBlock(_p: usize, _size: usize): void {
  blockCount++;
}

function noteBlock(p: usize, size: usize): void {
  const note = noteOf(p);
  const object = objectIn(p, size);
  note.block = <u32>p;
  note.type = object === 0 ? 0 : load<u32>(object, Header.TYPE);
  note.refcount = object === 0 ? 0 : load<i32>(object);
}

/** Notes what is in use now. False if there is no memory for the notes. */
export function auditBegin(): bool {
  blockCount = 0;
  walkBlocks(countBlock.index);
  let capacity: usize = 1024;
  while (capacity < blockCount << 1) capacity <<= 1;
  rawFree(notes);
  notes = rawKeep(rawAllocZeroed(capacity * NOTE_SIZE));
  mask = capacity - 1;
  if (notes === 0) return false;
  walkBlocks(noteBlock.index);
  return true;
}

/** The object that a block holds: one whose type is a type and puts as many bytes before it as there are. 0 for a buffer. */
export function objectIn(p: usize, size: usize): usize {
  for (let before: usize = 0; before <= 16 && before + Header.SIZE <= size; before += 8) {
    const type: usize = load<u32>(p + before, Header.TYPE);
    if (isTypeAddress(type) && <usize>asType(type).preSize === before) return p + before;
  }
  return 0;
}

/** Whether a type lies at t: built in, or made by `type` or by a metaclass of a few generations at most. */
function isTypeAddress(t: usize, generations: i32 = 4): bool {
  if (t < BUILTIN_TYPES || t & 7 || generations === 0) return false;
  if (t < END_OF_BUILTIN_TYPES) return (t - BUILTIN_TYPES) % TYPE_SIZE === 0;
  if (t < osBegin() || t > osEnd() - TYPE_SIZE) return false;
  const meta: usize = load<u32>(t, Header.TYPE);
  return isTypeAddress(meta, generations - 1) && (asType(meta).flags & TypeFlag.TYPE) !== 0;
}

function compareBlock(p: usize, size: usize): void {
  const note = noteOf(p);
  const object = objectIn(p, size);
  const type: u32 = object === 0 ? 0 : load<u32>(object, Header.TYPE);
  const refcount: i32 = object === 0 ? 0 : load<i32>(object);
  const isNew = note.block === 0 || note.type !== type;
  if (refcount < 0 || (!isNew && note.refcount === refcount)) return;
  if (++differences > MOST_LINES) return;
  putText(isNew ? "audit: leaked " : "audit: count ");
  if (object !== 0) putObject(object);
  putBuffer(p, size, object);
  if (!isNew) {
    putText(", was ");
    putNumber(note.refcount);
  }
  putByte(0x0a);
}

function putBuffer(p: usize, size: usize, object: usize): void {
  putText(object === 0 ? "" : " in ");
  putNumber(size);
  putText(" bytes at 0x");
  putHex(<u32>p);
}

/** Type, address, count, and what a str says. */
function putObject(p: usize): void {
  putByte(0x3c);
  putName(asType(load<u32>(p, Header.TYPE)).name);
  putText(" 0x");
  putHex(<u32>p);
  putText("> count ");
  const refcount = load<i32>(p);
  if (refcount < 0) putByte(0x2d);
  putNumber(<u64>abs(refcount));
  if (asType(load<u32>(p, Header.TYPE)).flags & TypeFlag.STR) {
    putText(" '");
    putName(p);
    putByte(0x27);
  }
  if (asType(load<u32>(p, Header.TYPE)).flags & TypeFlag.TYPE) {
    putByte(0x20);
    putName(asType(p).name);
  }
}

function putName(str: usize): void {
  const length = min<u32>(asStr(str).length, 60);
  for (let i: u32 = 0; i < length; i++) {
    const c = charAt(str, i);
    putByte(c < 32 || c > 126 ? 0x3f : c);
  }
}

/** Compares with what auditBegin noted: describes and counts the differences. 0: nothing leaked, every count as before. */
export function auditEnd(): u32 {
  differences = 0;
  // While blocks are walked nothing may be allocated.
  textReserve(TEXT_ROOM);
  const fault = checkHeap();
  if (fault !== HeapFault.None) {
    putText("audit: heap fault ");
    putNumber(fault);
    putText(" at 0x");
    putHex(<u32>heapFaultAddress());
    putByte(0x0a);
    differences++;
  }
  walkBlocks(compareBlock.index);
  return report();
}

function report(): u32 {
  if (differences > MOST_LINES) {
    putText("audit: and ");
    putNumber(differences - MOST_LINES);
    putText(" more\n");
  }
  if (differences !== 0) write(2, textBytes(), <u32>textLength());
  textEnd();
  return differences;
}

function reportLowCount(p: usize): void {
  if (++differences > MOST_LINES) return;
  putText("audit: too few counts: ");
  putObject(p);
  putByte(0x0a);
}

/** Describes and counts containers to which other containers hold more references than their counts say. */
export function auditCounts(): u32 {
  differences = 0;
  textReserve(TEXT_ROOM);
  for (let i = 0; i < GENERATIONS; i++) beginCountCheck(generationList(i));
  beginCountCheck(PERMANENT);
  for (let i = 0; i < GENERATIONS; i++) checkCounts(generationList(i), reportLowCount.index);
  checkCounts(PERMANENT, reportLowCount.index);
  for (let i = 0; i < GENERATIONS; i++) endCountCheck(generationList(i));
  endCountCheck(PERMANENT);
  return report();
}
