/**
 * Making code objects from Python: code(…) and code.replace(). What they are given is verified before it runs (vm/verify.ts), as code from
 * a .pyc file is, so only the types are looked at here.
 */
import { auditHooks, auditTuple } from "../core/auditing.ts";
import { literal, raise, raisef } from "../core/errors.ts";
import { intern, internText } from "../core/intern.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../core/native.ts";
import { decref, decrefAt, incref } from "../core/object.ts";
import { BAD_INDEX, indexNumber } from "../core/subscript.ts";
import { allocTuple, emptyTuple, finishTuple, tupleInit, tupleItem, tupleLength } from "../core/tuple.ts";
import { asType, isSubtype } from "../core/type.ts";
import { isExactly, typeAt, typeOf } from "../core/typeids.ts";
import { box, ERROR, pointer, small, UNBOUND, Value } from "../core/value.ts";
import { allocCode, asCode, PyCode } from "../objects/code.ts";
import { Exc } from "../shared/exceptions.ts";
import { CodeFlag } from "../shared/opcodes.ts";
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

/** What code() calls the numbers, and which of its arguments the objects are, counted from 1. */
const SHORT_NAMES: StaticArray<string> = [
  "argcount",
  "posonlyargcount",
  "kwonlyargcount",
  "stacksize",
  "flags",
  "firstlineno",
];
const PLACES: StaticArray<i32> = [7, 8, 9, 10, 17, 18, 11, 12, 13, 15, 16];

function typeOfField(i: i32): TypeId {
  if (i === 6 || i === 15 || i === 16) return TypeId.BYTES;
  return i >= 12 ? TypeId.STR : TypeId.TUPLE;
}

/** A code object with these values, UNBOUND ones taken from `base` (0: by code(), which has no more than two left out). */
function build(base: usize, values: usize): Value {
  const p = allocCode();
  if (p === 0) return ERROR;
  if (!fill(p, base, values) || !auditNew(asCode(p))) {
    decrefAt(p);
    return ERROR;
  }
  finishCode(asCode(p));
  return box(p);
}

/** The event of making a code object; false with an exception pending. */
function auditNew(code: PyCode): bool {
  if (auditHooks === 0) return true;
  const tuple = allocTuple(9);
  const name = tuple === 0 ? 0 : internText("code.__new__");
  if (name === 0) return false;
  tupleInit(tuple, 0, incref(box(code.code)));
  tupleInit(tuple, 1, incref(box(code.filename)));
  tupleInit(tuple, 2, incref(box(code.name)));
  tupleInit(tuple, 3, small(code.argcount));
  tupleInit(tuple, 4, small(code.posonlyargcount));
  tupleInit(tuple, 5, small(code.kwonlyargcount));
  tupleInit(tuple, 6, small(tupleLength(code.varnames)));
  tupleInit(tuple, 7, small(code.stacksize));
  tupleInit(tuple, 8, small(code.flags));
  const args = finishTuple(tuple);
  const allowed = auditTuple(box(name), args);
  decref(args);
  decrefAt(name);
  return allowed;
}

/** Numbers first, as CPython looks at them. */
function fill(p: usize, base: usize, values: usize): bool {
  for (let i = 0; i < NAMES.length; i++) {
    const v = load<i64>(values + (i << 3));
    const isSet = i < FIRST_OBJECT ? setNumber(p, base, i, v) : setObject(p, base, i, v);
    if (!isSet) return false;
  }
  const code = asCode(p);
  const locals = load<i64>(values + (NLOCALS << 3));
  const count = locals === UNBOUND ? <i64>tupleLength(code.varnames) : indexNumber(locals);
  if (count === BAD_INDEX) return false;
  if (base === 0 && count < 0) return refuseNegative("nlocals");
  if (code.posonlyargcount > code.argcount) {
    raise(Exc.SystemError, "bad argument to internal function");
    return false;
  }
  if (count !== tupleLength(code.varnames)) return refuse("code: co_nlocals != len(co_varnames)");
  return hasRoomForParameters(code) || refuse("code: co_varnames is too small");
}

function hasRoomForParameters(code: PyCode): bool {
  let count = <u64>code.argcount + code.kwonlyargcount;
  if (code.flags & CodeFlag.VARARGS) count++;
  if (code.flags & CodeFlag.VARKEYWORDS) count++;
  return count <= <u64>tupleLength(code.varnames);
}

function refuse(message: string): bool {
  raise(Exc.ValueError, message);
  return false;
}

function refuseNegative(name: string): bool {
  raisef(Exc.ValueError, "code: %L must not be negative", literal(name));
  return false;
}

function setNumber(p: usize, base: usize, i: i32, v: Value): bool {
  const at = OFFSETS[i];
  const n: i64 = v === UNBOUND ? load<u32>(base + at) : indexNumber(v);
  if (n === BAD_INDEX) return false;
  if (n > i32.MAX_VALUE) {
    raise(Exc.OverflowError, "Python int too large to convert to C int");
    return false;
  }
  if (n < 0 && base === 0) return refuseNegative(SHORT_NAMES[i]);
  if (n < 0) {
    raisef(Exc.ValueError, "%L must be a positive integer", literal(NAMES[i]));
    return false;
  }
  store<u32>(p + at, <u32>n);
  return true;
}

function setObject(p: usize, base: usize, i: i32, v: Value): bool {
  const at = OFFSETS[i];
  const kept: Value = base === 0 ? box(emptyTuple()) : box(load<u32>(base + at));
  const object = v === UNBOUND ? kept : v;
  if (!isSubtype(typeOf(object), typeAt(typeOfField(i)))) return badType(base, i, object);
  store<u32>(p + at, <u32>pointer(incref(object)));
  return i < FIRST_NAMES || i > LAST_NAMES || internNames(base, pointer(object));
}

/** replace() names the argument, code() says which it is. */
function badType(base: usize, i: i32, v: Value): bool {
  const wanted = box(typeAt(typeOfField(i)));
  if (base !== 0) {
    raisef(Exc.TypeError, "replace() argument '%L' must be %N, not %A", literal(NAMES[i]), wanted, v);
    return false;
  }
  raisef(Exc.TypeError, "code() argument %d must be %N, not %A", <i64>PLACES[i - FIRST_OBJECT], wanted, v);
  return false;
}

function internNames(base: usize, tuple: usize): bool {
  for (let i: u32 = 0; i < tupleLength(tuple); i++) {
    const name = tupleItem(tuple, i);
    if (!isExactly(name, TypeId.STR)) {
      if (base === 0)
        raisef(Exc.TypeError, "name tuples must contain only strings, not '%N'", box(typeOf(name)));
      else raise(Exc.SystemError, "non-string found in code slot");
      return false;
    }
    tupleInit(tuple, i, box(intern(pointer(name))));
  }
  return true;
}

/** code.replace(self, /, *, …) */
function codeReplace(args: usize): Value {
  return build(pointer(load<i64>(args)), args + 8);
}

const REPLACE: string =
  "replace(self, /, *, co_argcount=unchanged, co_posonlyargcount=unchanged, co_kwonlyargcount=unchanged, co_stacksize=unchanged, co_flags=unchanged, co_firstlineno=unchanged, co_code=unchanged, co_consts=unchanged, co_names=unchanged, co_varnames=unchanged, co_freevars=unchanged, co_cellvars=unchanged, co_filename=unchanged, co_name=unchanged, co_qualname=unchanged, co_linetable=unchanged, co_exceptiontable=unchanged, co_nlocals=unchanged)";
const DUNDER_REPLACE: string =
  "__replace__(self, /, *, co_argcount=unchanged, co_posonlyargcount=unchanged, co_kwonlyargcount=unchanged, co_stacksize=unchanged, co_flags=unchanged, co_firstlineno=unchanged, co_code=unchanged, co_consts=unchanged, co_names=unchanged, co_varnames=unchanged, co_freevars=unchanged, co_cellvars=unchanged, co_filename=unchanged, co_name=unchanged, co_qualname=unchanged, co_linetable=unchanged, co_exceptiontable=unchanged, co_nlocals=unchanged)";

let signature!: NativeDef;

function codeNew(_type: usize, args: usize, nargs: i32, kwnames: usize): Value {
  const values = bindSlot(signature, args, nargs, kwnames);
  if (values === 0) return ERROR;
  for (let i = 0; i < ORDER_OF_NEW.length; i++) {
    store<i64>(ordered + (i << 3), load<i64>(values + (ORDER_OF_NEW[i] << 3)));
  }
  const code = build(0, ordered);
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
  define(type, REPLACE, codeReplace);
  define(type, DUNDER_REPLACE, codeReplace);
}
