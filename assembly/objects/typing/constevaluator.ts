/**
 * Functions that give a known value, as those do that the compiler makes of bounds and defaults: `TypeVar("T", bound=int).evaluate_bound`.
 * Asked for a text (annotationlib.Format.STRING) they give one.
 */
import { newBuilder } from "../../core/builder.ts";
import { formatText, raise, raisef } from "../../core/errors.ts";
import { incref } from "../../core/object.ts";
import { BAD_INDEX, indexNumber } from "../../core/subscript.ts";
import { isTuple, tupleItem, tupleLength } from "../../core/tuple.ts";
import { asType } from "../../core/type.ts";
import { typeAt } from "../../core/typeids.ts";
import { box, ERROR, pointer, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeId } from "../../shared/types.ts";
import { writeTypeName } from "../genericalias.ts";
import { fieldOf, initRecord, newRecord, setField } from "../record.ts";

export const CONST_EVALUATOR_FIELDS: u32 = 1;

/** annotationlib.Format.STRING. */
const STRING_FORMAT: i64 = 4;

/** A function that gives v (borrowed): a reference, or ERROR. */
export function newConstEvaluator(v: Value): Value {
  const p = newRecord(typeAt(TypeId.CONST_EVALUATOR));
  if (p === 0) return ERROR;
  setField(p, 0, incref(v));
  return box(p);
}

function evaluatorRepr(self: Value): Value {
  return formatText("<constevaluator %R>", fieldOf(self, 0));
}

function evaluatorCall(self: Value, args: usize, nargs: i32, kwnames: usize): Value {
  const count = nargs + (kwnames === 0 ? 0 : <i32>tupleLength(kwnames));
  if (count !== 1) {
    const message = "constevaluator.__call__() takes exactly 1 argument (%d given)";
    return raisef(Exc.TypeError, message, <i64>count);
  }
  if (nargs === 0) return raise(Exc.TypeError, "constevaluator.__call__() takes no keyword arguments");
  const format = indexNumber(load<i64>(args));
  if (format === BAD_INDEX) return ERROR;
  const v = fieldOf(self, 0);
  return format === STRING_FORMAT ? textOf(v) : incref(v);
}

function textOf(v: Value): Value {
  const out = newBuilder();
  let good: bool = true;
  if (isTuple(v)) {
    const count = tupleLength(pointer(v));
    out.text("(");
    for (let i: u32 = 0; good && i < count; i++) {
      if (i !== 0) out.text(", ");
      good = writeTypeName(out, tupleItem(pointer(v), i));
    }
    out.text(count === 1 ? ",)" : ")");
  } else good = writeTypeName(out, v);
  if (good) return out.finish();
  out.drop();
  return ERROR;
}

export function initConstEvaluator(): void {
  initRecord(TypeId.CONST_EVALUATOR);
  const type = asType(typeAt(TypeId.CONST_EVALUATOR));
  type.repr = evaluatorRepr.index;
  type.call = evaluatorCall.index;
}
