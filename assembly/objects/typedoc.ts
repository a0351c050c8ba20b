/**
 * What the namespace of a built-in class has as `__doc__`: one descriptor for all of them, which looks the text up when an instance is
 * asked for it (`(5).__doc__`), since the texts are in a file that few programs read (vm/docstrings.ts). CPython has the text there.
 */
import { dictGetStr } from "../core/dict.ts";
import { docstringOf } from "../core/hooks.ts";
import { nameOf } from "../core/intern.ts";
import { IMMORTAL, newPlain } from "../core/object.ts";
import { newStr } from "../core/string.ts";
import { asType, PyType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { Header } from "../shared/layout.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";

/** The descriptor: 0 until the first class is made. */
let descriptor: usize = 0;

/** Borrowed; None where there is no memory for it. */
export function lateDoc(): Value {
  if (descriptor === 0) {
    descriptor = newPlain(typeAt(TypeId.LATE_DOC), <usize>Header.SIZE);
    if (descriptor === 0) return NONE;
    store<i32>(descriptor, IMMORTAL, Header.REFCOUNT);
  }
  return box(descriptor);
}

/** The docstring of a built-in class: a new reference, None, or ERROR. */
export function builtinDoc(type: PyType): Value {
  if (type.doc === 0) return docstringOf(box(changetype<usize>(type)), NONE);
  const text = newStr(changetype<string>(<usize>type.doc));
  return text === 0 ? ERROR : box(text);
}

/** That of the first class in the order of resolution that has the descriptor: the others before it have no `__doc__`. */
function lateDocGet(_self: Value, owner: Value, type: Value): Value {
  const cls = owner === UNBOUND ? pointer(type) : typeOf(owner);
  const mro: usize = asType(cls).mro;
  // A built-in class has one only once it was asked for.
  if (mro === 0) return builtinDoc(asType(cls));
  const count = load<u32>(mro, 8);
  for (let i: u32 = 0; i < count; i++) {
    const base = asType(<usize>load<i64>(mro + (i << 3), 16));
    const doc = dictGetStr(base.dict, nameOf(Name.__doc__));
    if (doc === ERROR) return ERROR;
    if (doc !== UNBOUND && isExactly(doc, TypeId.LATE_DOC)) return builtinDoc(base);
  }
  return NONE;
}

export function initLateDoc(): void {
  asType(typeAt(TypeId.LATE_DOC)).descrGet = lateDocGet.index;
}
