/**
 * The functions of the module _pickle (CPython: Modules/_pickle.c): whole pickles of protocols 4 and 5. All else is lib/_pickle.py's, and by way of it
 * that of the picklers of Lib/pickle.py.
 */
import { getAttr, getAttrOptional } from "../core/attribute.ts";
import { call1, callVector } from "../core/call.ts";
import { raise, raisef } from "../core/errors.ts";
import { importNamed } from "../core/importing.ts";
import { internText, nameOf } from "../core/intern.ts";
import { defineFunction } from "../core/native.ts";
import { decref, decrefAt } from "../core/object.ts";
import { tuple2 } from "../core/tuple.ts";
import { isType } from "../core/type.ts";
import { isExactly } from "../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, smallValue, TRUE, UNBOUND, Value } from "../core/value.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import { loadPlain, loadWith, used } from "./pickling/load.ts";
import { Pickle } from "./pickling/opcodes.ts";
import { newOutput } from "./pickling/output.ts";
import { leaveType, save } from "./pickling/save.ts";

/** The pickle of an object, UNBOUND where it is left to Python code, or ERROR. */
function dumpPlain(v: Value, protocol: i32): Value {
  const out = newOutput(protocol);
  if (out === null) return ERROR;
  if (save(out, v)) {
    out.op(Pickle.STOP);
    return out.finish();
  }
  const givenUp = out.givenUp;
  out.drop();
  return givenUp ? UNBOUND : ERROR;
}

const DEFAULT_PROTOCOL: i32 = 5;

/** The protocol that is meant, 0 for one that is left to Python code. */
function protocolOf(v: Value): i32 {
  if (v === NONE || v === small(-1)) return DEFAULT_PROTOCOL;
  return v === small(4) || v === small(5) ? <i32>smallValue(v) : 0;
}

/** Calls a function of lib/_pickle.py with arguments as they lie in the window. */
function callOwn(name: string, args: usize, count: u32): Value {
  const module = importNamed("_pickle");
  const text = module === ERROR ? 0 : internText(name);
  const found = text === 0 ? ERROR : getAttr(module, text);
  if (text !== 0) decrefAt(text);
  if (module !== ERROR) decref(module);
  if (found === ERROR) return ERROR;
  const result = callVector(found, args, count, 0);
  decref(found);
  return result;
}

/** dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None) */
function dumps(args: usize): Value {
  const protocol = load<i64>(args, 24) === NONE ? protocolOf(load<i64>(args, 8)) : 0;
  const plain = protocol === 0 ? UNBOUND : dumpPlain(load<i64>(args), protocol);
  return plain === UNBOUND ? callOwn("_dumps", args, 4) : plain;
}

/** dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None) */
function dump(args: usize): Value {
  const write = getAttrOptional(load<i64>(args, 8), nameOf(Name.write));
  if (write === ERROR) return ERROR;
  if (write === UNBOUND) return raise(Exc.TypeError, "file must have a 'write' attribute");
  const protocol = load<i64>(args, 32) === NONE ? protocolOf(load<i64>(args, 16)) : 0;
  const plain = protocol === 0 ? UNBOUND : dumpPlain(load<i64>(args), protocol);
  let result: Value;
  if (plain === UNBOUND) result = callOwn("_dump", args, 5);
  else if (plain === ERROR) result = ERROR;
  else {
    result = call1(write, plain);
    decref(plain);
    if (result !== ERROR) {
      decref(result);
      result = NONE;
    }
  }
  decref(write);
  return result;
}

/** loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None) */
function loads(args: usize): Value {
  const source = load<i64>(args);
  if (isExactly(source, TypeId.BYTES) && load<i64>(args, 32) === NONE) {
    const value = loadPlain(pointer(source), true);
    if (value !== UNBOUND) return value;
  }
  return callOwn("_loads", args, 5);
}

/** load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None) */
function loadFile(args: usize): Value {
  return callOwn("_load", args, 5);
}

/**
 * load_plain(bytes, whole, memo, unpickler): (value, length of the pickle), or None where it is left to Python code. `whole`: nothing can follow the
 * bytes. The memo is a list, which goes on with what the pickle puts there. An unpickler that is not None is asked for classes.
 */
function loadPlainly(args: usize): Value {
  const source = load<i64>(args);
  const memo = load<i64>(args, 16);
  if (!isExactly(source, TypeId.BYTES)) return raisef(Exc.TypeError, "expected bytes, not %T", source);
  if (!isExactly(memo, TypeId.LIST)) return raisef(Exc.TypeError, "expected list, not %T", memo);
  const owner = load<i64>(args, 24);
  const value = loadWith(pointer(source), load<i64>(args, 8) === TRUE, pointer(memo), owner);
  if (value === ERROR) return ERROR;
  if (value === UNBOUND) return NONE;
  const pair = tuple2(value, small(used));
  return pair === 0 ? ERROR : box(pair);
}

/** dump_plain(obj, protocol): (pickle, what it has in its memo), or None where it is left to Python code */
function dumpPlainly(args: usize): Value {
  const protocol = protocolOf(load<i64>(args, 8));
  if (protocol === 0) return NONE;
  const out = newOutput(protocol);
  if (out === null) return ERROR;
  if (!save(out, load<i64>(args))) {
    const givenUp = out.givenUp;
    out.drop();
    return givenUp ? NONE : ERROR;
  }
  out.op(Pickle.STOP);
  const remembered = out.remembered();
  const pickle = out.finish();
  if (pickle === ERROR || remembered === 0) {
    decref(pickle);
    if (remembered !== 0) decrefAt(remembered);
    return ERROR;
  }
  const pair = tuple2(pickle, box(remembered));
  return pair === 0 ? ERROR : box(pair);
}

/** leave(type): its instances are pickled by Python code. */
function leave(args: usize): Value {
  if (!isType(load<i64>(args))) return raise(Exc.TypeError, "expected a type");
  leaveType(pointer(load<i64>(args)));
  return NONE;
}

/** Fills the namespace. What programs see belongs to _pickle. */
export function initPickling(dict: usize, module: usize): void {
  const shown = internText("_pickle");
  defineFunction(
    dict,
    shown,
    "dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)",
    dump,
  );
  defineFunction(dict, shown, "dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None)", dumps);
  defineFunction(
    dict,
    shown,
    "load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None)",
    loadFile,
  );
  defineFunction(
    dict,
    shown,
    "loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=None)",
    loads,
  );
  defineFunction(dict, module, "load_plain(data, whole, memo, unpickler, /)", loadPlainly);
  defineFunction(dict, module, "dump_plain(obj, protocol, /)", dumpPlainly);
  defineFunction(dict, module, "leave(type, /)", leave);
}
