/**
 * The code object's layout and life. Its attributes and methods: objects/codeattributes.ts; running it: vm/.
 *
 * The classic bytecode is what Python sees. `entry` is the address of the register code that the VM decoded from it at the first run
 * (vm/decode.ts), 0 before.
 */

import { raiseMemoryError } from "../core/errors.ts";
import { decrefField, freePlain, newPlain } from "../core/object.ts";
import { asType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { clearWeakrefs } from "../core/weakref.ts";
import { rawFree } from "../memory/raw.ts";
import { TypeId } from "../shared/types.ts";

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
  /** Register code, its length in bytes, and for each 8 bytes of it the offset in the classic code (u32). */
  entry: u32;
  registerBytes: u32;
  offsets: u32;
  /** How a call may enter it without binding arguments (Entry). */
  entryKind: u32;
  /** Calls and back edges counted for tier 2. */
  heat: u32;
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

function codeDealloc(p: usize): void {
  const code = asCode(p);
  clearWeakrefs(p);
  for (let at = offsetof<PyCode>("code"); at <= offsetof<PyCode>("exceptions"); at += 4)
    decrefField(load<u32>(p + at));
  if (code.entry !== 0) rawFree(code.entry);
  if (code.offsets !== 0) rawFree(code.offsets);
  freePlain(p);
}

export function initCode(): void {
  const type = asType(typeAt(TypeId.CODE));
  type.dealloc = codeDealloc.index;
  type.weakOffset = <i32>offsetof<PyCode>("weakrefs");
}
