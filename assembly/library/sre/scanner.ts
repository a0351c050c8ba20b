/** _sre.SRE_Scanner: one match of a subject after the other. A record (objects/record.ts); finditer() steps through one. */

import { defineGetter } from "../../core/getset.ts";
import { define } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { PyType } from "../../core/type.ts";
import { typeAt } from "../../core/typeids.ts";
import {
  box,
  ERROR,
  FALSE,
  isSmall,
  NONE,
  pointer,
  small,
  smallValue,
  TRUE,
  Value,
} from "../../core/value.ts";
import { fieldAt, fieldOf, newRecord, setField } from "../../objects/record.ts";
import { TypeId } from "../../shared/types.ts";
import { newMatch } from "./matchobject.ts";
import { asPattern, holdSubject, openPattern } from "./pattern.ts";
import { runMatch } from "./run.ts";
import { runSearch } from "./search.ts";
import { closeState } from "./state.ts";

enum Field {
  PATTERN,
  /** The subject as it was given. */
  STRING,
  /** What stands for it: holdSubject. */
  HELD,
  POS,
  ENDPOS,
  /** Where the next match may begin; None: there is none any more. */
  NEXT,
  /** Whether the last match ended there and was empty. */
  ADVANCE,
  COUNT,
}

export const SCANNER_FIELDS: u32 = Field.COUNT;

/** A scanner, or ERROR. */
export function newScanner(pattern: Value, subject: Value, pos: i64, endpos: i64): Value {
  const held = holdSubject(asPattern(pattern), subject);
  if (held === ERROR) return ERROR;
  const s = openPattern(asPattern(pattern), held, pos, endpos);
  const p = changetype<usize>(s) === 0 ? 0 : newRecord(typeAt(TypeId.SRE_SCANNER));
  if (p === 0) {
    decref(held);
    if (changetype<usize>(s) !== 0) closeState(s);
    return ERROR;
  }
  setField(p, Field.PATTERN, incref(pattern));
  setField(p, Field.STRING, incref(subject));
  setField(p, Field.HELD, held);
  setField(p, Field.POS, small(s.start));
  setField(p, Field.ENDPOS, small(s.end));
  setField(p, Field.NEXT, small(s.start));
  setField(p, Field.ADVANCE, FALSE);
  closeState(s);
  return box(p);
}

/** The next match, None, or ERROR. */
function next(self: Value, search: bool): Value {
  const p = pointer(self);
  const from = fieldAt(p, Field.NEXT);
  if (!isSmall(from)) return NONE;
  const pattern = fieldAt(p, Field.PATTERN);
  const held = fieldAt(p, Field.HELD);
  const end = smallValue(fieldAt(p, Field.ENDPOS));
  const s = openPattern(asPattern(pattern), held, smallValue(from), end);
  if (changetype<usize>(s) === 0) return ERROR;
  s.advance = fieldAt(p, Field.ADVANCE) === TRUE;
  const found = search ? runSearch(s) : runMatch(s);
  let result: Value = found < 0 ? ERROR : NONE;
  if (found > 0) {
    const pos = <i32>smallValue(fieldAt(p, Field.POS));
    result = newMatch(pattern, fieldAt(p, Field.STRING), s, pos, <i32>end);
    setField(p, Field.ADVANCE, s.place === s.start ? TRUE : FALSE);
  }
  setField(p, Field.NEXT, found > 0 ? small(s.place) : NONE);
  closeState(s);
  return result;
}

function scannerMatch(args: usize): Value {
  return next(load<i64>(args), false);
}

function scannerSearch(args: usize): Value {
  return next(load<i64>(args), true);
}

function getPattern(v: Value): Value {
  return incref(fieldOf(v, Field.PATTERN));
}

export function fillScanner(type: PyType): void {
  define(type, "match(self, /)", scannerMatch);
  define(type, "search(self, /)", scannerSearch);
  defineGetter(type, "pattern", getPattern);
}
