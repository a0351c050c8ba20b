/** format(v, spec): the protocol behind the built-in function, f-strings and str.format (PEP 3101). */
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { callSpecial } from "../call.ts";
import { raisef } from "../errors.ts";
import { emptyStr } from "../intern.ts";
import { decref, incref } from "../object.ts";
import { str } from "../represent.ts";
import { asStr, isStr } from "../string.ts";
import { isExactly } from "../typeids.ts";
import { box, ERROR, floatValue, isFloat, isSmall, pointer, UNBOUND, Value } from "../value.ts";
import { formatFloat } from "./float.ts";
import { formatInt } from "./int.ts";
import { formatStr } from "./str.ts";

/** v formatted by the str `spec` (UNBOUND: empty): a str, or ERROR. */
export function format(v: Value, spec: Value): Value {
  if (spec === UNBOUND || asStr(pointer(spec)).length === 0) {
    if (isExactly(v, TypeId.STR)) return incref(v);
    if (isSmall(v) || isFloat(v)) return str(v);
  } else if (isExactly(v, TypeId.STR)) return formatStr(v, spec);
  else if (isSmall(v)) return formatInt(v, spec);
  else if (isFloat(v)) return formatFloat(v, floatValue(v), pointer(spec));
  const result = callSpecial(v, Name.__format__, spec === UNBOUND ? box(emptyStr()) : spec);
  if (result === ERROR || (result !== UNBOUND && isStr(result))) return result;
  if (result === UNBOUND) return raisef(Exc.TypeError, "Type %T doesn't define __format__", v);
  raisef(Exc.TypeError, "__format__ must return a str, not %T", result);
  decref(result);
  return ERROR;
}
