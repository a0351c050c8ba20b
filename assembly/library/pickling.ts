import { raisef } from "../core/errors.ts";
import { defineFunction } from "../core/native.ts";
import { tuple2 } from "../core/tuple.ts";
import { isExactly } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, smallValue, TRUE, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { loadPlain, used } from "./pickling/load.ts";
import { Pickle } from "./pickling/opcodes.ts";
import { newOutput } from "./pickling/output.ts";
import { save } from "./pickling/save.ts";

/** dump_plain(object, protocol): the pickle, or None where it is left to Python code */
function dumpPlain(args: usize): Value {
  const protocol = load<i64>(args, 8);
  if (protocol !== small(4) && protocol !== small(5)) return NONE;
  const out = newOutput(<i32>smallValue(protocol));
  if (out === null) return ERROR;
  if (save(out, load<i64>(args))) {
    out.op(Pickle.STOP);
    return out.finish();
  }
  const givenUp = out.givenUp;
  out.drop();
  return givenUp ? NONE : ERROR;
}

/** load_plain(bytes, whole): (value, length of the pickle), or None where it is left to Python code; `whole`: nothing can follow the bytes */
function loadPlainly(args: usize): Value {
  const source = load<i64>(args);
  if (!isExactly(source, TypeId.BYTES)) return raisef(Exc.TypeError, "expected bytes, not %T", source);
  const value = loadPlain(pointer(source), load<i64>(args, 8) === TRUE);
  if (value === ERROR) return ERROR;
  if (value === UNBOUND) return NONE;
  const pair = tuple2(value, small(used));
  return pair === 0 ? ERROR : box(pair);
}

/** Fills the namespace; `module` is the module's name, a str. */
export function initPickling(dict: usize, module: usize): void {
  defineFunction(dict, module, "dump_plain(object, protocol, /)", dumpPlain);
  defineFunction(dict, module, "load_plain(data, whole, /)", loadPlainly);
}
