/**
 * Context: precision, rounding, range, which signals are errors and which were seen. A plain object that begins as Settings (number.ts).
 * The current one lives in the context variable that lib/_decimal.py makes; here it is remembered for as long as the values of the
 * running context (core/contextstate.ts) stay the same.
 */
import { getAttr } from "../../core/attribute.ts";
import { call0, call1, call2 } from "../../core/call.ts";
import { contextVersion, runningContext } from "../../core/contextstate.ts";
import { dictGet, dictUsed, isDict } from "../../core/dict.ts";
import { raise, raiseException, raisef } from "../../core/errors.ts";
import { defineGetter } from "../../core/getset.ts";
import { allocInstance } from "../../core/instance.ts";
import { fitsI64, intFromI64, intToI64, isInt } from "../../core/integer.ts";
import { internText } from "../../core/intern.ts";
import { allocList, isList, listAppend, listItem, listLength } from "../../core/list.ts";
import { bindSlot, define, endSlot, NativeDef, slotSignature } from "../../core/native.ts";
import { decref, decrefAt, gcTrack, incref } from "../../core/object.ts";
import { isStr, strIs } from "../../core/string.ts";
import { isTrue } from "../../core/truth.ts";
import { tuple2, tupleItem } from "../../core/tuple.ts";
import { asType, isSubtype, PyType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, isPointer, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { TypeFlag } from "../../shared/layout.ts";
import { TypeId } from "../../shared/types.ts";
import { contextFind } from "../contextvars/context.ts";
import {
  Condition,
  Dec,
  drop,
  failed,
  MAX_EMAX,
  MAX_PREC,
  Met,
  MIN_EMIN,
  Rounding,
  Settings,
} from "./number.ts";
import { generation, provided } from "./provided.ts";

export const CONTEXT_SIZE: u32 = <u32>offsetof<Settings>();

export function isContext(v: Value): bool {
  return isPointer(v) && isSubtype(typeOf(v), typeAt(TypeId.DECIMAL_CONTEXT));
}

export function asContext(v: Value): Settings {
  return changetype<Settings>(pointer(v));
}

// ---- signals ----

/** All conditions that the signal InvalidOperation stands for. */
export const INVALID: u32 =
  Condition.CONVERSION_SYNTAX |
  Condition.DIVISION_IMPOSSIBLE |
  Condition.DIVISION_UNDEFINED |
  Condition.INVALID_CONTEXT |
  Condition.INVALID_OPERATION;

/** Signals in the order of `flags`, each with its conditions. */
const SIGNALS: StaticArray<u32> = [
  INVALID,
  Condition.FLOAT_OPERATION,
  Condition.DIVISION_BY_ZERO,
  Condition.OVERFLOW,
  Condition.UNDERFLOW,
  Condition.SUBNORMAL,
  Condition.INEXACT,
  Condition.ROUNDED,
  Condition.CLAMPED,
];
const SIGNAL_COUNT: i32 = 9;
/** Conditions that have classes of their own, in the order of `conditions` in lib/_decimal.py. */
const CONDITIONS: StaticArray<u32> = [
  Condition.INVALID_OPERATION,
  Condition.CONVERSION_SYNTAX,
  Condition.DIVISION_IMPOSSIBLE,
  Condition.DIVISION_UNDEFINED,
  Condition.INVALID_CONTEXT,
];
const CONDITION_COUNT: i32 = 5;
/** What a context begins with as errors. */
const USUAL_TRAPS: u32 = INVALID | Condition.DIVISION_BY_ZERO | Condition.OVERFLOW;

/** The signals that are set, as a set of bits by their place in `flags`. */
function toSignals(bits: u32): i64 {
  let set: i64 = 0;
  for (let i = 0; i < SIGNAL_COUNT; i++) if (bits & unchecked(SIGNALS[i])) set |= (<i64>1) << (<i64>i);
  return set;
}

function fromSignals(set: i64): u32 {
  let bits: u32 = 0;
  for (let i = 0; i < SIGNAL_COUNT; i++) if ((set >> <i64>i) & 1) bits |= unchecked(SIGNALS[i]);
  return bits;
}

/** Adds what the operation met to the context's flags; false with an exception pending if one of them is trapped. */
export function record(c: Settings): bool {
  const met = Met.bits;
  if (met === 0) return true;
  c.flags |= met;
  return (met & c.traps) === 0 || raiseSignal(met & c.traps);
}

/** As record, for one condition. */
export function signal(c: Settings, condition: Condition): bool {
  Met.bits = condition;
  return record(c);
}

/** Raises the class of the first signal; its argument lists all conditions. */
function raiseSignal(met: u32): bool {
  const classes = provided("signals");
  const conditions = provided("conditions");
  const list = allocList(2);
  if (list === 0) return false;
  let first: Value = UNBOUND;
  for (let i = 0; i < CONDITION_COUNT; i++) {
    if (met & unchecked(CONDITIONS[i])) listAppend(list, tupleItem(pointer(conditions), i));
  }
  for (let i = 0; i < SIGNAL_COUNT; i++) {
    if (!(met & unchecked(SIGNALS[i]))) continue;
    const cls = tupleItem(pointer(classes), i);
    if (first === UNBOUND) first = cls;
    if (i > 0) listAppend(list, cls);
  }
  const exception = call1(first, box(list));
  decrefAt(list);
  if (exception !== ERROR) raiseException(exception);
  return false;
}

/** A result as Python gets it: ERROR where a trap was sprung or there is none. */
export function finish(d: Dec, c: Settings): Value {
  if (failed(d)) return ERROR;
  if (Met.bits === 0 || record(c)) return box(changetype<usize>(d));
  drop(d);
  return ERROR;
}

// ---- the current context ----

/** The current context, borrowed, and the versions of contexts and of what is provided of which it is; 0: none is remembered. */
let knownVersion: i64 = 0;
let knownGeneration: u32 = 0;
let known: usize = 0;

/** The current context, borrowed; none with an exception pending. */
export function currentContext(): Settings {
  if (contextVersion === knownVersion && generation === knownGeneration) return changetype<Settings>(known);
  const variable = provided("variable");
  const value = variable === UNBOUND ? UNBOUND : contextFind(runningContext, variable);
  if (!isContext(value)) {
    const made = fetchContext();
    if (made === ERROR) return changetype<Settings>(0);
    // The variable holds it as well.
    decref(made);
    return asContext(made);
  }
  knownVersion = contextVersion;
  knownGeneration = generation;
  known = pointer(value);
  return asContext(value);
}

/** The variable's value, a new copy of the default context if it has none: a reference. */
function fetchContext(): Value {
  const fetch = provided("fetch");
  const context = fetch === UNBOUND ? raise(Exc.RuntimeError, "_decimal is not set up") : call0(fetch);
  if (context === ERROR || isContext(context)) return context;
  decref(context);
  return raise(Exc.TypeError, "argument must be a context");
}

/** The context of an optional argument; none with an exception pending. */
export function contextOf(v: Value): Settings {
  if (v === NONE) return currentContext();
  if (isContext(v)) return asContext(v);
  raise(Exc.TypeError, "optional argument must be a context");
  return changetype<Settings>(0);
}

export function noContext(c: Settings): bool {
  return changetype<usize>(c) === 0;
}

// ---- attributes ----

const BAD: i64 = i64.MIN_VALUE;

/** An int argument; BAD with an exception pending. */
function number(v: Value): i64 {
  if (v === UNBOUND) {
    raise(Exc.AttributeError, "context attributes cannot be deleted");
    return BAD;
  }
  if (!isInt(v)) {
    raise(Exc.TypeError, "an integer is required");
    return BAD;
  }
  // The least number stands for its neighbour: both are refused everywhere.
  if (fitsI64(v)) return max(BAD + 1, intToI64(v));
  raise(Exc.OverflowError, "Python int too large to convert to C ssize_t");
  return BAD;
}

/** An int argument of a range; BAD with an exception pending. */
function within(v: Value, least: i64, most: i64, message: string): i64 {
  const n = number(v);
  if (n === BAD || (n >= least && n <= most)) return n;
  raise(Exc.ValueError, message);
  return BAD;
}

function getPrec(v: Value): Value {
  return intFromI64(asContext(v).prec);
}

function setPrec(self: Value, v: Value): i32 {
  const n = within(v, 1, MAX_PREC, "valid range for prec is [1, MAX_PREC]");
  if (n === BAD) return -1;
  asContext(self).prec = n;
  return 0;
}

function getEmax(v: Value): Value {
  return intFromI64(asContext(v).emax);
}

function setEmax(self: Value, v: Value): i32 {
  const n = within(v, 0, MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]");
  if (n === BAD) return -1;
  asContext(self).emax = n;
  return 0;
}

function getEmin(v: Value): Value {
  return intFromI64(asContext(v).emin);
}

function setEmin(self: Value, v: Value): i32 {
  const n = within(v, MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]");
  if (n === BAD) return -1;
  asContext(self).emin = n;
  return 0;
}

function getCapitals(v: Value): Value {
  return small(asContext(v).capitals);
}

function setCapitals(self: Value, v: Value): i32 {
  const n = within(v, 0, 1, "valid values for capitals are 0 or 1");
  if (n === BAD) return -1;
  asContext(self).capitals = <i32>n;
  return 0;
}

function getClamp(v: Value): Value {
  return small(asContext(v).clamp);
}

function setClamp(self: Value, v: Value): i32 {
  const n = within(v, 0, 1, "valid values for clamp are 0 or 1");
  if (n === BAD) return -1;
  asContext(self).clamp = <i32>n;
  return 0;
}

/** The name of a rounding mode, a literal. */
export function roundingName(mode: i32): string {
  switch (mode) {
    case Rounding.UP:
      return "ROUND_UP";
    case Rounding.DOWN:
      return "ROUND_DOWN";
    case Rounding.CEILING:
      return "ROUND_CEILING";
    case Rounding.FLOOR:
      return "ROUND_FLOOR";
    case Rounding.HALF_UP:
      return "ROUND_HALF_UP";
    case Rounding.HALF_DOWN:
      return "ROUND_HALF_DOWN";
    case Rounding.HALF_EVEN:
      return "ROUND_HALF_EVEN";
    default:
      return "ROUND_05UP";
  }
}

const MODES: i32 = 8;

/** The rounding mode that a str names; -1 with TypeError pending. */
export function roundingOf(v: Value): i32 {
  if (isStr(v)) for (let i = 0; i < MODES; i++) if (strIs(pointer(v), roundingName(i))) return i;
  raise(
    Exc.TypeError,
    "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]",
  );
  return -1;
}

function getRounding(v: Value): Value {
  const p = internText(roundingName(asContext(v).rounding));
  return p === 0 ? ERROR : box(p);
}

function setRounding(self: Value, v: Value): i32 {
  if (v === UNBOUND) return number(v) === BAD ? -1 : 0;
  const mode = roundingOf(v);
  if (mode < 0) return -1;
  asContext(self).rounding = mode;
  return 0;
}

/** A view of flags or traps: what lib/_decimal.py makes for this context. */
function viewOf(self: Value, traps: bool): Value {
  return call2(provided("view"), self, small(i64(traps)));
}

function getFlags(v: Value): Value {
  return viewOf(v, false);
}

function getTraps(v: Value): Value {
  return viewOf(v, true);
}

const NO_SET: i64 = -1;

/** Place of a signal class; -1 with KeyError pending. */
function signalNumber(v: Value): i32 {
  const classes = pointer(provided("signals"));
  for (let i = 0; i < SIGNAL_COUNT; i++) if (tupleItem(classes, i) === v) return i;
  raise(
    Exc.KeyError,
    "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]",
  );
  return -1;
}

/** The signals that a dict of all of them, or a view, sets; NO_SET with an exception pending. */
function signalsOfDict(v: Value): i64 {
  if (typeOf(v) === pointer(provided("view"))) return signalsOfView(v);
  if (!isDict(v)) {
    raise(Exc.TypeError, "argument must be a signal dict");
    return NO_SET;
  }
  let set: i64 = 0;
  const classes = pointer(provided("signals"));
  let good = dictUsed(pointer(v)) === <u32>SIGNAL_COUNT;
  for (let i = 0; good && i < SIGNAL_COUNT; i++) {
    const value = dictGet(pointer(v), tupleItem(classes, i));
    if (value === ERROR) return NO_SET;
    good = value !== UNBOUND;
    if (!good) break;
    const truth = isTrue(value);
    if (truth < 0) return NO_SET;
    set |= (<i64>truth) << (<i64>i);
  }
  if (good) return set;
  raise(Exc.KeyError, "invalid signal dict");
  return NO_SET;
}

/** A view's own set, from its method `_set`. */
function signalsOfView(v: Value): i64 {
  const name = internText("_set");
  if (name === 0) return NO_SET;
  const method = getAttr(v, name);
  decrefAt(name);
  if (method === ERROR) return NO_SET;
  const set = call0(method);
  decref(method);
  if (set === ERROR) return NO_SET;
  return intToI64(set);
}

/** The signals of a list of classes. */
function signalsOfList(v: Value): i64 {
  let set: i64 = 0;
  for (let i: u32 = 0; i < listLength(pointer(v)); i++) {
    const n = signalNumber(listItem(pointer(v), i));
    if (n < 0) return NO_SET;
    set |= (<i64>1) << (<i64>n);
  }
  return set;
}

function setFlags(self: Value, v: Value): i32 {
  if (v === UNBOUND) return number(v) === BAD ? -1 : 0;
  const set = signalsOfDict(v);
  if (set === NO_SET) return -1;
  asContext(self).flags = fromSignals(set);
  return 0;
}

function setTraps(self: Value, v: Value): i32 {
  if (v === UNBOUND) return number(v) === BAD ? -1 : 0;
  const set = signalsOfDict(v);
  if (set === NO_SET) return -1;
  asContext(self).traps = fromSignals(set);
  return 0;
}

// ---- what lib/_decimal.py asks: (context, …) ----

/** signals_of(context, traps, /): a set of bits by place. */
export function signalsOf(args: usize): Value {
  const c = asContext(load<i64>(args));
  return small(toSignals(isTrue(load<i64>(args, 8)) ? c.traps : c.flags));
}

/** set_signal(context, traps, signal, value, /): sets or clears one. */
export function setSignal(args: usize): Value {
  const c = asContext(load<i64>(args));
  const n = signalNumber(load<i64>(args, 16));
  const truth = n < 0 ? -1 : isTrue(load<i64>(args, 24));
  if (truth < 0) return ERROR;
  const bits = unchecked(SIGNALS[n]);
  const traps = isTrue(load<i64>(args, 8)) !== 0;
  const word = traps ? c.traps : c.flags;
  const changed = truth ? word | bits : word & ~bits;
  if (traps) c.traps = changed;
  else c.flags = changed;
  return NONE;
}

/** signal_number(signal, /) */
export function signalPlace(args: usize): Value {
  const n = signalNumber(load<i64>(args));
  return n < 0 ? ERROR : small(n);
}

// ---- life ----

/** Settings of a new context. */
function reset(c: Settings): void {
  c.prec = 28;
  c.emax = 999999;
  c.emin = -999999;
  c.rounding = Rounding.HALF_EVEN;
  c.clamp = 0;
  c.capitals = 1;
  c.traps = USUAL_TRAPS;
  c.flags = 0;
  c.pad = 0;
}

function contextNew(type: usize, _args: usize, _nargs: i32, _kwnames: usize): Value {
  const p = allocInstance(type);
  if (p === 0) return ERROR;
  reset(changetype<Settings>(p));
  if (asType(type).flags & TypeFlag.HAVE_GC) gcTrack(p);
  return box(p);
}

let initSignature!: NativeDef;

function contextInit(self: Value, args: usize, nargs: i32, kwnames: usize): i32 {
  if (nargs > 8) {
    raisef(Exc.TypeError, "function takes at most 8 arguments (%d given)", nargs);
    return -1;
  }
  const values = bindSlot(initSignature, args, nargs, kwnames);
  if (values === 0) return -1;
  const good = initFrom(self, values);
  endSlot(initSignature, values);
  return good ? 0 : -1;
}

function initFrom(self: Value, values: usize): bool {
  const defaults = provided("default");
  if (defaults !== UNBOUND && defaults !== NONE) copySettings(asContext(self), asContext(defaults));
  asContext(self).flags = 0;
  const v = values;
  if (load<i64>(v) !== NONE && setPrec(self, load<i64>(v)) < 0) return false;
  if (load<i64>(v, 8) !== NONE && setRounding(self, load<i64>(v, 8)) < 0) return false;
  if (load<i64>(v, 16) !== NONE && setEmin(self, load<i64>(v, 16)) < 0) return false;
  if (load<i64>(v, 24) !== NONE && setEmax(self, load<i64>(v, 24)) < 0) return false;
  if (load<i64>(v, 32) !== NONE && setCapitals(self, load<i64>(v, 32)) < 0) return false;
  if (load<i64>(v, 40) !== NONE && setClamp(self, load<i64>(v, 40)) < 0) return false;
  // Both are looked at before one is set.
  const flags = signalsGiven(load<i64>(v, 48));
  if (flags === NO_SET) return false;
  const traps = signalsGiven(load<i64>(v, 56));
  if (traps === NO_SET) return false;
  if (load<i64>(v, 48) !== NONE) asContext(self).flags = fromSignals(flags);
  if (load<i64>(v, 56) !== NONE) asContext(self).traps = fromSignals(traps);
  return true;
}

function signalsGiven(v: Value): i64 {
  if (v === NONE) return 0;
  return isList(v) ? signalsOfList(v) : signalsOfDict(v);
}

function copySettings(to: Settings, from: Settings): void {
  const size = offsetof<Settings>() - offsetof<Settings>("prec");
  memory.copy(
    changetype<usize>(to) + offsetof<Settings>("prec"),
    changetype<usize>(from) + offsetof<Settings>("prec"),
    size,
  );
}

/** A new Context, equal in all. */
function contextCopy(args: usize): Value {
  const v = contextNew(typeAt(TypeId.DECIMAL_CONTEXT), 0, 0, 0);
  if (v !== ERROR) copySettings(asContext(v), asContext(load<i64>(args)));
  return v;
}

/** repr(), as lib/_decimal.py writes it. */
function contextRepr(v: Value): Value {
  return call1(provided("represent"), v);
}

function contextReduce(args: usize): Value {
  const self = load<i64>(args);
  const settings = call1(provided("settings"), self);
  if (settings === ERROR) return ERROR;
  const t = tuple2(incref(box(typeOf(self))), settings);
  return t === 0 ? ERROR : box(t);
}

function clearFlags(args: usize): Value {
  asContext(load<i64>(args)).flags = 0;
  return NONE;
}

function clearTraps(args: usize): Value {
  asContext(load<i64>(args)).traps = 0;
  return NONE;
}

function etiny(args: usize): Value {
  return intFromI64(asContext(load<i64>(args)).etiny());
}

function etop(args: usize): Value {
  return intFromI64(asContext(load<i64>(args)).etop());
}

/** Slots, attributes and what is no operation on numbers. */
export function fillContext(type: PyType): void {
  type.new = contextNew.index;
  type.init = contextInit.index;
  type.repr = contextRepr.index;
  define(type, "__reduce__(self, /)", contextReduce);
  initSignature = slotSignature(
    "Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)",
  );
  defineGetter(type, "prec", getPrec, setPrec);
  defineGetter(type, "rounding", getRounding, setRounding);
  defineGetter(type, "Emin", getEmin, setEmin);
  defineGetter(type, "Emax", getEmax, setEmax);
  defineGetter(type, "capitals", getCapitals, setCapitals);
  defineGetter(type, "clamp", getClamp, setClamp);
  defineGetter(type, "flags", getFlags, setFlags);
  defineGetter(type, "traps", getTraps, setTraps);
  define(type, "copy(self, /)", contextCopy);
  define(type, "__copy__(self, /)", contextCopy);
  define(type, "clear_flags(self, /)", clearFlags);
  define(type, "clear_traps(self, /)", clearTraps);
  define(type, "Etiny(self, /)", etiny);
  define(type, "Etop(self, /)", etop);
}
