/**
 * string.templatelib.Interpolation: a replacement field of a t-string (PEP 750). A record of value, expression (its source text), conversion
 * (a letter or None) and format_spec.
 */
import { formatText, raise, raisef } from "../core/errors.ts";
import { defineMember, Member } from "../core/getset.ts";
import { emptyStr, internText, latin1 } from "../core/intern.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, incref } from "../core/object.ts";
import { asStr, charAt, isStr } from "../core/string.ts";
import { allocTuple, finishTuple, tupleInit } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, UNBOUND, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { Exc } from "../shared/exceptions.ts";
import { FormatValue } from "../shared/opcodes.ts";
import { TypeId } from "../shared/types.ts";
import { defineGeneric } from "./genericalias.ts";
import { fieldOf, initRecord, newRecord, setField } from "./record.ts";
import { reduction } from "./reduction.ts";

export const INTERPOLATION_FIELDS: u32 = 4;
const NAMES: StaticArray<string> = ["value", "expression", "conversion", "format_spec"];

/** All borrowed. A reference, or ERROR. */
function newInterpolation(value: Value, expression: Value, conversion: Value, spec: Value): Value {
  const p = newRecord(typeAt(TypeId.INTERPOLATION));
  if (p === 0) return ERROR;
  setField(p, 0, incref(value));
  setField(p, 1, incref(expression));
  setField(p, 2, incref(conversion));
  setField(p, 3, incref(spec));
  return box(p);
}

/** What BUILD_INTERPOLATION makes; `flags` are those of FormatValue, spec UNBOUND for none. All borrowed. */
export function makeInterpolation(value: Value, expression: Value, flags: u32, spec: Value): Value {
  if (!isStr(expression) || (spec !== UNBOUND && !isStr(spec))) {
    return raise(Exc.SystemError, "bad parts of an interpolation");
  }
  return newInterpolation(value, expression, letterOf(flags), spec === UNBOUND ? box(emptyStr()) : spec);
}

function letterOf(flags: u32): Value {
  switch (flags & 3) {
    case FormatValue.STR:
      return box(latin1(115));
    case FormatValue.REPR:
      return box(latin1(114));
    case FormatValue.ASCII:
      return box(latin1(97));
    default:
      return NONE;
  }
}

let signature!: NativeDef;

function interpolationNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  let result: Value = ERROR;
  if (checkStr(load<i64>(values, 8), "expression") && checkConversion(load<i64>(values, 16))) {
    if (checkStr(load<i64>(values, 24), "format_spec")) {
      result = newInterpolation(
        load<i64>(values),
        load<i64>(values, 8),
        load<i64>(values, 16),
        load<i64>(values, 24),
      );
    }
  }
  endSlot(signature, values);
  return result;
}

function checkStr(v: Value, name: string): bool {
  if (isStr(v)) return true;
  raisef(Exc.TypeError, "Interpolation() argument '%L' must be str, not %A", <i64>changetype<usize>(name), v);
  return false;
}

function checkConversion(v: Value): bool {
  if (v === NONE) return true;
  if (!checkStr(v, "conversion")) return false;
  const letter = asStr(pointer(v)).length === 1 ? charAt(pointer(v), 0) : 0;
  if (letter === 115 || letter === 114 || letter === 97) return true;
  raise(Exc.ValueError, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
  return false;
}

function interpolationRepr(self: Value): Value {
  const name = box(<usize>asType(typeOf(self)).name);
  const head = formatText("%S(%R, %R, ", name, fieldOf(self, 0), fieldOf(self, 1));
  if (head === ERROR) return ERROR;
  const text = formatText("%S%R, %R)", head, fieldOf(self, 2), fieldOf(self, 3));
  decref(head);
  return text;
}

function interpolationReduce(args: usize): Value {
  const self = load<i64>(args);
  const parts = allocTuple(INTERPOLATION_FIELDS);
  if (parts === 0) return ERROR;
  for (let i: u32 = 0; i < INTERPOLATION_FIELDS; i++) tupleInit(parts, i, incref(fieldOf(self, i)));
  const tuple = finishTuple(parts);
  const result = reduction(box(typeOf(self)), tuple);
  decref(tuple);
  return result;
}

export function initInterpolation(): void {
  const type = asType(typeAt(TypeId.INTERPOLATION));
  type.module = <u32>internText("string.templatelib");
  signature = slotSignature("Interpolation(value, expression='', conversion=None, format_spec='')");
  initRecord(TypeId.INTERPOLATION);
  type.new = interpolationNew.index;
  type.repr = interpolationRepr.index;
  define(type, "__reduce__(self, /)", interpolationReduce);
  defineGeneric(type);
  const names = allocTuple(INTERPOLATION_FIELDS);
  for (let i: u32 = 0; i < INTERPOLATION_FIELDS; i++) {
    defineMember(type, NAMES[i], 8 + i * 8, Member.VALUE);
    tupleInit(names, i, box(internText(NAMES[i])));
  }
  setIn(type.dict, "__match_args__", finishTuple(names));
}
