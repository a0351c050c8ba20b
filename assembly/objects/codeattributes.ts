/** What Python sees of code objects: co_* and their comparison. Layout: objects/code.ts. Positions and lines: vm/codepositions.ts. */
import { asBytes, BYTES_DATA } from "../core/bytes.ts";
import { valuesEqual } from "../core/compare.ts";
import { formatText } from "../core/errors.ts";
import { defineGetter, defineMember, Member } from "../core/getset.ts";
import { strHash } from "../core/string.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt } from "../core/typeids.ts";
import { box, boxBool, NOT_IMPLEMENTED, pointer, small, Value } from "../core/value.ts";
import { Compare } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { asCode, PyCode } from "./code.ts";

function nlocals(self: Value): Value {
  return small(asCode(pointer(self)).nlocals);
}

function codeRepr(self: Value): Value {
  const code = asCode(pointer(self));
  const line: i64 = code.firstlineno;
  return formatText(
    '<code object %S at 0x%x, file "%S", line %d>',
    box(code.name),
    pointer(self),
    box(code.filename),
    line,
  );
}

/** Fields whose objects decide equality, in pairs of offsets: from … to. */
function sameFields(a: usize, b: usize): i32 {
  for (let at = offsetof<PyCode>("code"); at <= offsetof<PyCode>("exceptions"); at += 4) {
    if (at === offsetof<PyCode>("filename") || at === offsetof<PyCode>("qualname")) continue;
    const same = valuesEqual(box(load<u32>(a + at)), box(load<u32>(b + at)));
    if (same <= 0) return same;
  }
  return 1;
}

function codeCompare(a: Value, b: Value, op: Compare): Value {
  if ((op !== Compare.EQ && op !== Compare.NE) || !isExactly(b, TypeId.CODE)) return NOT_IMPLEMENTED;
  const x = asCode(pointer(a));
  const y = asCode(pointer(b));
  const numbers =
    x.argcount === y.argcount &&
    x.posonlyargcount === y.posonlyargcount &&
    x.kwonlyargcount === y.kwonlyargcount &&
    x.flags === y.flags &&
    x.firstlineno === y.firstlineno;
  const same = numbers ? sameFields(pointer(a), pointer(b)) : 0;
  return same < 0 ? NOT_IMPLEMENTED : boxBool((same === 1) === (op === Compare.EQ));
}

function codeHash(self: Value): i64 {
  const code = asCode(pointer(self));
  let hash =
    strHash(code.name) ^
    <i64>code.firstlineno ^
    ((<i64>code.argcount) << 20) ^
    <i64>asBytes(code.code).length;
  const bytes = <usize>code.code + BYTES_DATA;
  for (let i: u32 = 0; i < asBytes(code.code).length; i++) hash = hash * 1000003 + load<u8>(bytes + i);
  return hash === -1 ? -2 : hash;
}

export function initCodeAttributes(): void {
  const type = asType(typeAt(TypeId.CODE));
  type.repr = codeRepr.index;
  type.compare = codeCompare.index;
  type.hash = codeHash.index;
  type.weakOffset = <i32>offsetof<PyCode>("weakrefs");
  defineMember(type, "co_argcount", offsetof<PyCode>("argcount"), Member.U32);
  defineMember(type, "co_posonlyargcount", offsetof<PyCode>("posonlyargcount"), Member.U32);
  defineMember(type, "co_kwonlyargcount", offsetof<PyCode>("kwonlyargcount"), Member.U32);
  defineMember(type, "co_stacksize", offsetof<PyCode>("stacksize"), Member.U32);
  defineMember(type, "co_flags", offsetof<PyCode>("flags"), Member.U32);
  defineMember(type, "co_firstlineno", offsetof<PyCode>("firstlineno"), Member.U32);
  defineGetter(type, "co_nlocals", nlocals);
  defineMember(type, "co_code", offsetof<PyCode>("code"), Member.OBJECT);
  defineMember(type, "co_consts", offsetof<PyCode>("consts"), Member.OBJECT);
  defineMember(type, "co_names", offsetof<PyCode>("names"), Member.OBJECT);
  defineMember(type, "co_varnames", offsetof<PyCode>("varnames"), Member.OBJECT);
  defineMember(type, "co_cellvars", offsetof<PyCode>("cellvars"), Member.OBJECT);
  defineMember(type, "co_freevars", offsetof<PyCode>("freevars"), Member.OBJECT);
  defineMember(type, "co_filename", offsetof<PyCode>("filename"), Member.OBJECT);
  defineMember(type, "co_name", offsetof<PyCode>("name"), Member.OBJECT);
  defineMember(type, "co_qualname", offsetof<PyCode>("qualname"), Member.OBJECT);
  defineMember(type, "co_linetable", offsetof<PyCode>("positions"), Member.OBJECT);
  defineMember(type, "co_exceptiontable", offsetof<PyCode>("exceptions"), Member.OBJECT);
}
