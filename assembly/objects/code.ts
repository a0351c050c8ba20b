/**
 * The code object's layout and life. Its attributes and methods: objects/codeattributes.ts; running it: vm/.
 *
 * The classic bytecode is what Python sees. `entry` is the address of the register code that the VM decoded from it at the first run
 * (vm/decode.ts), 0 before. While tools watch the code it is that of a copy which reports events.
 */

import { raiseMemoryError } from "../core/errors.ts";
import { decrefField, freePlain, newPlain } from "../core/object.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { clearWeakrefs } from "../core/weakref.ts";
import { forgetCode } from "../host.ts";
import { rawFree } from "../memory/raw.ts";
import { TypeId } from "../shared/types.ts";
import { KnownPlace } from "./knownplaces.ts";

@unmanaged
export class PyCode {
  refcount: i32;
  type: u32;
  argcount: u32;
  posonlyargcount: u32;
  kwonlyargcount: u32;
  stacksize: u32;
  flags: u32;
  firstlineno: u32;
  /** bytes */
  code: u32;
  /** tuples */
  consts: u32;
  names: u32;
  varnames: u32;
  cellvars: u32;
  freevars: u32;
  /** strs */
  filename: u32;
  name: u32;
  qualname: u32;
  /** bytes: see shared/marshal.ts */
  positions: u32;
  exceptions: u32;
  weakrefs: u32;
  /** Slots of named variables: locals, cells, free variables. */
  nlocals: u32;
  nslots: u32;
  /** Bytes of a window: all slots and the stack. 0: not verified yet. */
  windowBytes: u32;
  /** Register code that calls enter: the plain or the instrumented one. 0: vm/decode.ts is to say which. */
  entry: u32;
  /** Length of the plain register code in bytes, and for each 8 bytes of it the offset in the classic code (u32). */
  registerBytes: u32;
  offsets: u32;
  /** How a call may enter it without binding arguments (Entry). */
  entryKind: u32;
  /** How often tier 2 has seen it run or about to be called; above 0, tier 2 may have something of its register code. */
  heat: u32;
  /** The register code as decoded, 0 before; and the copy that reports events (Instrumented), 0 while nobody asked. */
  plain: u32;
  instrumented: u32;
  /** Neighbours in the list of code that was decoded. */
  nextDecoded: u32;
  previousDecoded: u32;
  /**
   * An instruction that `entry` leads to when tier 2 compiles the code: COMPILED, the bytes of Wasm's stack that it takes, its index in the
   * function table (0: to be compiled when it is next called). All zero: not compiled.
   */
  entrance: u16;
  entranceStack: u16;
  entranceIndex: u32;
  /** A number of tier 2's that no other code has, where it has put the body in place of calls: they ask for it. 0: tools may watch. */
  inlined: u32;
}

/** Where calls enter while no tool watches: the plain register code, or what tier 2 has made of it. */
export function plainEntry(code: PyCode): u32 {
  return code.entrance === 0 ? code.plain : <u32>entranceOf(code);
}

/** Address of the instruction that stands for compiled code. */
export function entranceOf(code: PyCode): usize {
  return changetype<usize>(code) + offsetof<PyCode>("entrance");
}

/**
 * A copy of the register code with slots for events in front of its instructions, and what tools ask of this code alone
 * (vm/instrument.ts). Slots are instructions of 8 bytes; all else is word by word as in the plain code.
 */
@unmanaged
export class Instrumented {
  /** 0: not made yet. */
  entry: u32;
  /** Its length in bytes, and where what only taken branches run through begins. */
  bytes: u32;
  main: u32;
  /** As PyCode.offsets. */
  offsets: u32;
  /** For each 8 bytes the number of its word in the plain code, doubled, plus 1 for words that are only here. */
  words: u32;
  /** The state of the tools that its slots were last set for. */
  version: u32;
  /** Events of this code by tool: a mask each. */
  local0: u64;
  local1: u64;
  local2: u64;
  local3: u64;
}

export function asInstrumented(p: usize): Instrumented {
  return changetype<Instrumented>(p);
}

/** The code that was decoded last; `nextDecoded` leads to all others. */
export let decodedCode: usize = 0;

export function linkDecoded(code: PyCode): void {
  code.nextDecoded = <u32>decodedCode;
  if (decodedCode !== 0) asCode(decodedCode).previousDecoded = <u32>changetype<usize>(code);
  decodedCode = changetype<usize>(code);
}

function unlinkDecoded(code: PyCode): void {
  if (code.previousDecoded !== 0) asCode(code.previousDecoded).nextDecoded = code.nextDecoded;
  else decodedCode = code.nextDecoded;
  if (code.nextDecoded !== 0) asCode(code.nextDecoded).previousDecoded = code.previousDecoded;
}

/** Drops the instrumented copy with what tools asked for. */
function dropInstrumented(p: usize): void {
  const copy = asInstrumented(p);
  if (copy.entry !== 0) {
    rawFree(copy.entry);
    rawFree(copy.offsets);
    rawFree(copy.words);
  }
  rawFree(p);
}

/** Kinds of code whose parameters are positional only in number: no `*`, `**` or keyword-only ones. */
export enum Entry {
  // arguments need binding
  BOUND,
  // a function's
  PLAIN,
  // a generator's or a coroutine's
  GENERATOR,
}

/**
 * Number of arguments with which a call enters the code without binding; -1: never. For a generator the number is counted down from -2, so that
 * a comparison with the number of arguments tells plain functions from all else.
 */
export function simpleArguments(code: PyCode): i32 {
  if (code.entryKind === Entry.PLAIN) return code.argcount;
  return code.entryKind === Entry.GENERATOR ? -2 - <i32>code.argcount : -1;
}

export function asCode(p: usize): PyCode {
  return changetype<PyCode>(p);
}

/** A code object with all fields zero; 0 with MemoryError pending. */
export function allocCode(): usize {
  const p = newPlain(typeAt(TypeId.CODE), offsetof<PyCode>());
  if (p === 0) {
    raiseMemoryError();
    return 0;
  }
  memory.fill(p + 8, 0, offsetof<PyCode>() - 8);
  return p;
}

/**
 * Where exceptions went lately, by the address of the instruction of plain register code that raised: vm/exceptiontable.ts.
 *
 *     64 × │ pc u32 │ handler u32, 0 for none │ depth * 2 + lasti │ 0 │
 */
const HANDLERS: u32 = 64;
const handlers = memory.data(1024, 16);

export class KnownHandler {
  /** The entry of an instruction, which may be that of another. */
  @inline
  static at(pc: usize): usize {
    return handlers + (((pc >> 3) & <usize>(HANDLERS - 1)) << 4);
  }

  /** Register code of this address and length is no more. */
  static forget(start: usize, bytes: usize): void {
    for (let at = handlers; at < handlers + ((<usize>HANDLERS) << 4); at += 16)
      if (<usize>load<u32>(at) - start < bytes) store<u32>(at, 0);
  }
}

function codeDealloc(p: usize): void {
  const code = asCode(p);
  clearWeakrefs(p);
  for (let at = offsetof<PyCode>("code"); at <= offsetof<PyCode>("exceptions"); at += 4)
    decrefField(load<u32>(p + at));
  if (code.plain !== 0) {
    unlinkDecoded(code);
    if (code.heat !== 0) forgetCode(code.plain, code.registerBytes);
    KnownHandler.forget(code.plain, code.registerBytes);
    rawFree(code.plain);
    rawFree(code.offsets);
  }
  if (code.instrumented !== 0) dropInstrumented(code.instrumented);
  if ((code.plain | code.instrumented) !== 0) KnownPlace.forgetAll();
  freePlain(p);
}

export function initCode(): void {
  const type = asType(typeAt(TypeId.CODE));
  type.dealloc = codeDealloc.index;
  type.weakOffset = <i32>offsetof<PyCode>("weakrefs");
}
