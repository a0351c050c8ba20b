/** What arrays are shown as, and as lists and texts. */
import { newBuilder } from "../../core/builder.ts";
import { raise, raisef } from "../../core/errors.ts";
import { charge } from "../../core/interrupt.ts";
import { allocList, listAppendOwned } from "../../core/list.ts";
import { decref, decrefAt } from "../../core/object.ts";
import { repr } from "../../core/represent.ts";
import { strFromChars } from "../../core/substring.ts";
import { asType } from "../../core/type.ts";
import { typeOf } from "../../core/typeids.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../../core/value.ts";
import { decode } from "../../objects/codec/decode.ts";
import { Codec } from "../../objects/codec/names.ts";
import { Exc } from "../../shared/exceptions.ts";
import { isText, itemAt, TypeCode } from "./items.ts";
import { arrayBytes, asArray, Cell, PyArray } from "./storage.ts";

/** array('i', [1, 2]), array('w', 'text'), array('d'). */
export function arrayRepr(self: Value): Value {
  const a = asArray(self);
  const items = a.length === 0 ? UNBOUND : isText(<TypeCode>a.code) ? textOf(a) : listOf(a);
  if (items === ERROR) return ERROR;
  const shown = items === UNBOUND ? UNBOUND : repr(items);
  decref(items);
  if (shown === ERROR) return ERROR;
  const out = newBuilder();
  out.str(asType(typeOf(self)).name);
  out.text("('");
  out.char(a.code);
  out.char(39);
  if (shown !== UNBOUND) {
    out.text(", ");
    out.str(pointer(shown));
    decref(shown);
  }
  out.char(41);
  return out.finish();
}

/** A list of the items, or ERROR. */
export function listOf(a: PyArray): Value {
  const list = allocList(a.length);
  if (list === 0) return ERROR;
  for (let i: i64 = 0; i < <i64>a.length; i++) {
    const item = itemAt(Cell.at(a, i), <TypeCode>a.code);
    if (item !== ERROR && listAppendOwned(list, item) && charge(1)) continue;
    decrefAt(list);
    return ERROR;
  }
  return box(list);
}

/** The str of the characters, or ERROR. */
export function textOf(a: PyArray): Value {
  if (a.code === TypeCode.WIDE) return decode(a.data, arrayBytes(a), Codec.UTF32_LE, UNBOUND);
  if (a.code !== TypeCode.UNICODE) {
    return raise(Exc.ValueError, "tounicode() may only be called on unicode type arrays ('u' or 'w')");
  }
  for (let i: i64 = 0; i < <i64>a.length; i++) {
    const c = load<u32>(Cell.at(a, i));
    if (c > 0x10ffff) {
      return raisef(Exc.ValueError, "character U+%x is not in range [U+0000; U+10ffff]", <i64>c);
    }
  }
  return strFromChars(a.data, 4, a.length);
}
