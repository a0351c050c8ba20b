/**
 * Making code objects from Python: code(…) and code.replace(). What they are given is verified before it runs (vm/verify.ts), as code from
 * a .pyc file is, so only the types are looked at here.
 */
import { fail, literal, raise, raisef } from "../core/errors.ts";
import { intern } from "../core/intern.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decrefAt, incref } from "../core/object.ts";
import { indexNumber } from "../core/subscript.ts";
import { emptyTuple, tupleInit, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, pointer, UNBOUND, Value } from "../core/value.ts";
import { allocCode, asCode, PyCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { TypeId } from "../shared/types.ts";
import { finishCode } from "./unmarshal.ts";

/** The parameters of replace(), in order; first the numbers, then the objects. */
const NAMES: StaticArray<string> = [
  "co_argcount",
  "co_posonlyargcount",
  "co_kwonlyargcount",
  "co_stacksize",
  "co_flags",
  "co_firstlineno",
  "co_code",
  "co_consts",
  "co_names",
  "co_varnames",
  "co_freevars",
  "co_cellvars",
  "co_filename",
  "co_name",
  "co_qualname",
  "co_linetable",
  "co_exceptiontable",
];
const OFFSETS: StaticArray<usize> = [
  offsetof<PyCode>("argcount"),
  offsetof<PyCode>("posonlyargcount"),
  offsetof<PyCode>("kwonlyargcount"),
  offsetof<PyCode>("stacksize"),
  offsetof<PyCode>("flags"),
  offsetof<PyCode>("firstlineno"),
  offsetof<PyCode>("code"),
  offsetof<PyCode>("consts"),
  offsetof<PyCode>("names"),
  offsetof<PyCode>("varnames"),
  offsetof<PyCode>("freevars"),
  offsetof<PyCode>("cellvars"),
  offsetof<PyCode>("filename"),
  offsetof<PyCode>("name"),
  offsetof<PyCode>("qualname"),
  offsetof<PyCode>("positions"),
  offsetof<PyCode>("exceptions"),
];
const FIRST_OBJECT: i32 = 6;
const FIRST_NAMES: i32 = 8;
const LAST_NAMES: i32 = 11;
/** co_nlocals follows them: it must be the number of co_varnames. */
const NLOCALS: i32 = 17;

/** Where code() has each of them among its own parameters. */
const ORDER_OF_NEW: StaticArray<i32> = [0, 1, 2, 4, 5, 13, 6, 7, 8, 9, 16, 17, 10, 11, 12, 14, 15, 3];

function typeOfField(i: i32): TypeId {
  if (i === 6 || i === 15 || i === 16) return TypeId.BYTES;
  return i >= 12 ? TypeId.STR : TypeId.TUPLE;
}

/** A code object with these values, UNBOUND ones taken from `base`, or () without one; `caller` for messages. */
function build(base: usize, values: usize, caller: string): Value {
  const p = allocCode();
  if (p === 0) return ERROR;
  for (let i = 0; i < NAMES.length; i++) {
    if (!setField(p, base, i, load<i64>(values + (i << 3)), caller)) {
      decrefAt(p);
      return ERROR;
    }
  }
  const locals = load<i64>(values + (NLOCALS << 3));
  if (locals !== UNBOUND && indexNumber(locals) !== tupleLength(asCode(p).varnames)) {
    decrefAt(p);
    return raise(Exc.ValueError, "code: co_nlocals != len(co_varnames)");
  }
  finishCode(asCode(p));
  return box(p);
}

function setField(p: usize, base: usize, i: i32, v: Value, caller: string): bool {
  const at = OFFSETS[i];
  if (i < FIRST_OBJECT) {
    const n: i64 = v === UNBOUND ? load<u32>(base + at) : indexNumber(v);
    if (n < 0 || n > i32.MAX_VALUE) return badNumber(n);
    store<u32>(p + at, <u32>n);
    return true;
  }
  const kept: Value = base === 0 ? box(emptyTuple()) : box(load<u32>(base + at));
  const object = v === UNBOUND ? kept : v;
  if (!isExactly(object, typeOfField(i))) return badType(i, object, caller);
  store<u32>(p + at, <u32>pointer(incref(object)));
  return i < FIRST_NAMES || i > LAST_NAMES || internNames(pointer(object));
}

function badNumber(n: i64): bool {
  if (n !== i64.MIN_VALUE) fail(Exc.ValueError, "code: a count must not be negative or larger than a C int");
  return false;
}

function badType(i: i32, v: Value, caller: string): bool {
  const wanted = box(typeAt(typeOfField(i)));
  const message = "%L argument '%L' must be %N, not %T";
  raisef(Exc.TypeError, message, literal(caller), literal(NAMES[i]), wanted, v);
  return false;
}

function internNames(tuple: usize): bool {
  for (let i: u32 = 0; i < tupleLength(tuple); i++) {
    const name = tupleItem(tuple, i);
    if (!isExactly(name, TypeId.STR)) {
      raisef(Exc.TypeError, "name tuples must contain only strings, not '%N'", box(typeOf(name)));
      return false;
    }
    tupleInit(tuple, i, box(intern(pointer(name))));
  }
  return true;
}

/** code.replace(self, /, *, …) */
function codeReplace(args: usize): Value {
  return build(pointer(load<i64>(args)), args + 8, "replace()");
}

let signature!: NativeDef;

function codeNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  for (let i = 0; i < ORDER_OF_NEW.length; i++) {
    store<i64>(ordered + (i << 3), load<i64>(values + (ORDER_OF_NEW[i] << 3)));
  }
  const code = build(0, ordered, "code()");
  endSlot(signature, values);
  return code;
}

const ordered: usize = memory.data(144);

export function initCodeNew(): void {
  const type = asType(typeAt(TypeId.CODE));
  signature = slotSignature(
    "code(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /)",
  );
  type.new = codeNew.index;
  define(
    type,
    "replace(self, /, *, co_argcount=unchanged, co_posonlyargcount=unchanged, co_kwonlyargcount=unchanged, co_stacksize=unchanged, co_flags=unchanged, co_firstlineno=unchanged, co_code=unchanged, co_consts=unchanged, co_names=unchanged, co_varnames=unchanged, co_freevars=unchanged, co_cellvars=unchanged, co_filename=unchanged, co_name=unchanged, co_qualname=unchanged, co_linetable=unchanged, co_exceptiontable=unchanged, co_nlocals=unchanged)",
    codeReplace,
  );
}
