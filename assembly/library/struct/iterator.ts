/** What iter_unpack gives: one tuple of values after the other. A record (objects/record.ts); the memoryview in it holds the loan of the buffer. */
import { asView, BufferFlag, borrowBy, firstView } from "../../core/buffer.ts";
import { raisef } from "../../core/errors.ts";
import { define } from "../../core/native.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { asType, PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, END, ERROR, isPointer, pointer, small, smallValue, UNBOUND, Value } from "../../core/value.ts";
import { fieldAt, fieldOf, newRecord, setField } from "../../objects/record.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { raiseOwn } from "../errors.ts";
import { asStruct, unpackAt } from "./structtype.ts";

enum Field {
  STRUCT,
  VIEW,
  /** Offset of the next. */
  AT,
  COUNT,
}

export const UNPACK_ITERATOR_FIELDS: u32 = Field.COUNT;

/** struct.iter_unpack(s, buffer) */
export function iterUnpack(s: Value, buffer: Value): Value {
  const size = asStruct(s).size;
  if (size <= 0) {
    return raiseOwn(TypeId.STRUCT_ERROR, "cannot iteratively unpack with a struct of length %d", <i64>size);
  }
  const slot = isPointer(buffer) ? asType(typeOf(buffer)).getBuffer : 0;
  if (slot === 0) return raisef(Exc.TypeError, "a bytes-like object is required, not '%T'", buffer);
  const view = firstView(borrowBy(slot, buffer, BufferFlag.SIMPLE));
  if (view === ERROR) return ERROR;
  const p = newRecord(typeAt(TypeId.UNPACK_ITERATOR));
  if (p === 0) {
    decref(view);
    return ERROR;
  }
  setField(p, Field.VIEW, view);
  setField(p, Field.STRUCT, incref(s));
  setField(p, Field.AT, small(0));
  if (asView(pointer(view)).length % size === 0) return box(p);
  raiseOwn(TypeId.STRUCT_ERROR, "iterative unpacking requires a buffer of a multiple of %d bytes", <i64>size);
  decrefAt(p);
  return ERROR;
}

export function nextUnpacked(v: Value): Value {
  const p = pointer(v);
  if (fieldAt(p, Field.STRUCT) === UNBOUND) return END;
  const s = asStruct(fieldAt(p, Field.STRUCT));
  const view = asView(pointer(fieldAt(p, Field.VIEW)));
  const at = smallValue(fieldAt(p, Field.AT));
  if (at + s.size > <i64>view.length) {
    setField(p, Field.VIEW, UNBOUND);
    setField(p, Field.STRUCT, UNBOUND);
    return END;
  }
  setField(p, Field.AT, small(at + s.size));
  return unpackAt(s, <usize>view.data + <usize>at);
}

function lengthHint(args: usize): Value {
  const v = load<i64>(args);
  if (fieldOf(v, Field.STRUCT) === UNBOUND) return small(0);
  const left = <i64>asView(pointer(fieldOf(v, Field.VIEW))).length - smallValue(fieldOf(v, Field.AT));
  return small(left / asStruct(fieldOf(v, Field.STRUCT)).size);
}

export function fillUnpackIterator(type: PyType): void {
  define(type, "__length_hint__(self, /)", lengthHint);
}
