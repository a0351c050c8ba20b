/** The module cmath (CPython: Modules/cmathmodule.c): functions of complex numbers. How they are computed: cmath/functions.ts. */
import { typeLookupName } from "../core/attribute.ts";
import { call1 } from "../core/call.ts";
import { asComplex, ComplexStatus, dividePairs, isComplex, newComplex, Pair } from "../core/complex.ts";
import { raise } from "../core/errors.ts";
import { defineFunction } from "../core/native.ts";
import { decref } from "../core/object.ts";
import { tuple2 } from "../core/tuple.ts";
import { typeAt } from "../core/typeids.ts";
import { box, boxBool, boxFloat, ERROR, isFloat, isSmall, UNBOUND, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { RealArgument, toReal } from "../objects/float.ts";
import { Exc } from "../shared/exceptions.ts";
import { Name } from "../shared/names.ts";
import { TypeId } from "../shared/types.ts";
import * as functions from "./cmath/functions.ts";
import { result, Trouble } from "./cmath/result.ts";

// ---- arguments and results ----

/** The number that an argument stands for: `result`; false with an exception pending. */
function open(v: Value): bool {
  result.trouble = Trouble.NONE;
  if (isComplex(v)) {
    result.set(asComplex(v).real, asComplex(v).imag);
    return true;
  }
  if (!isFloat(v) && !isSmall(v) && typeLookupName(v, Name.__complex__) !== UNBOUND) {
    const z = call1(box(typeAt(TypeId.COMPLEX)), v);
    if (z === ERROR) return false;
    result.set(asComplex(z).real, asComplex(z).imag);
    decref(z);
    return true;
  }
  const x = toReal(v);
  result.set(x, 0);
  return !RealArgument.failed;
}

/** Whether all went well; else ValueError or OverflowError pending. */
function isGood(): bool {
  if (result.trouble === Trouble.NONE) return true;
  if (result.trouble === Trouble.DOMAIN) raise(Exc.ValueError, "math domain error");
  else raise(Exc.OverflowError, "math range error");
  return false;
}

function close(): Value {
  return isGood() ? newComplex(result.real, result.imag) : ERROR;
}

/** f(z) */
function apply(args: usize, f: (x: f64, y: f64) => void): Value {
  if (!open(load<i64>(args))) return ERROR;
  f(result.real, result.imag);
  return close();
}

const acosFn = (args: usize): Value => apply(args, functions.acos);
const acoshFn = (args: usize): Value => apply(args, functions.complexAcosh);
const asinFn = (args: usize): Value => apply(args, functions.asin);
const asinhFn = (args: usize): Value => apply(args, functions.complexAsinh);
const atanFn = (args: usize): Value => apply(args, functions.atan);
const atanhFn = (args: usize): Value => apply(args, functions.complexAtanh);
const cosFn = (args: usize): Value => apply(args, functions.cos);
const coshFn = (args: usize): Value => apply(args, functions.cosh);
const expFn = (args: usize): Value => apply(args, functions.exp);
const log10Fn = (args: usize): Value => apply(args, functions.log10);
const sinFn = (args: usize): Value => apply(args, functions.sin);
const sinhFn = (args: usize): Value => apply(args, functions.sinh);
const sqrtFn = (args: usize): Value => apply(args, functions.sqrt);
const tanFn = (args: usize): Value => apply(args, functions.tan);
const tanhFn = (args: usize): Value => apply(args, functions.tanh);

/** log(z, base): ln z / ln base. */
function logFn(args: usize): Value {
  const base = load<i64>(args, 8);
  if (!open(load<i64>(args))) return ERROR;
  functions.log(result.real, result.imag);
  if (base === UNBOUND) return close();
  const real = result.real;
  const imag = result.imag;
  const trouble = result.trouble;
  if (!open(base)) return ERROR;
  functions.log(result.real, result.imag);
  if (trouble !== Trouble.NONE) result.trouble = trouble;
  if (!isGood()) return ERROR;
  if (dividePairs(real, imag, result.real, result.imag) !== ComplexStatus.OK) result.fail();
  result.set(Pair.real, Pair.imag);
  return close();
}

// ---- polar coordinates ----

function phaseFn(args: usize): Value {
  return open(load<i64>(args)) ? boxFloat(Math.atan2(result.imag, result.real)) : ERROR;
}

/** |z|; Infinity from finite parts is an overflow. */
function polarFn(args: usize): Value {
  if (!open(load<i64>(args))) return ERROR;
  const size = Math.hypot(result.real, result.imag);
  const finite = Number.isFinite(result.real) && Number.isFinite(result.imag);
  if (size === Infinity && finite) return raise(Exc.OverflowError, "math range error");
  const t = tuple2(boxFloat(size), boxFloat(Math.atan2(result.imag, result.real)));
  return t === 0 ? ERROR : box(t);
}

function rectFn(args: usize): Value {
  const r = toReal(load<i64>(args));
  if (RealArgument.failed) return ERROR;
  const phi = toReal(load<i64>(args, 8));
  if (RealArgument.failed) return ERROR;
  result.trouble = Trouble.NONE;
  functions.rect(r, phi);
  return close();
}

// ---- questions ----

function isFiniteFn(args: usize): Value {
  if (!open(load<i64>(args))) return ERROR;
  return boxBool(Number.isFinite(result.real) && Number.isFinite(result.imag));
}

function isInfFn(args: usize): Value {
  if (!open(load<i64>(args))) return ERROR;
  return boxBool(Math.abs(result.real) === Infinity || Math.abs(result.imag) === Infinity);
}

function isNanFn(args: usize): Value {
  if (!open(load<i64>(args))) return ERROR;
  return boxBool(result.real !== result.real || result.imag !== result.imag);
}

function optional(v: Value, otherwise: f64): f64 {
  RealArgument.failed = false;
  return v === UNBOUND ? otherwise : toReal(v);
}

function isCloseFn(args: usize): Value {
  if (!open(load<i64>(args))) return ERROR;
  const ar = result.real;
  const ai = result.imag;
  if (!open(load<i64>(args, 8))) return ERROR;
  const br = result.real;
  const bi = result.imag;
  const relative = optional(load<i64>(args, 16), 1e-9);
  if (RealArgument.failed) return ERROR;
  const absolute = optional(load<i64>(args, 24), 0);
  if (RealArgument.failed) return ERROR;
  if (relative < 0 || absolute < 0) return raise(Exc.ValueError, "tolerances must be non-negative");
  if (ar === br && ai === bi) return boxBool(true);
  const infinite: bool =
    Math.abs(ar) === Infinity ||
    Math.abs(ai) === Infinity ||
    Math.abs(br) === Infinity ||
    Math.abs(bi) === Infinity;
  if (infinite) return boxBool(false);
  const distance = Math.hypot(ar - br, ai - bi);
  return boxBool(
    distance <= relative * Math.hypot(br, bi) ||
      distance <= relative * Math.hypot(ar, ai) ||
      distance <= absolute,
  );
}

/** Fills the module's namespace; `module` is its name, a str. */
export function initCmath(dict: usize, module: usize): void {
  defineFunction(dict, module, "acos(z, /)", acosFn);
  defineFunction(dict, module, "acosh(z, /)", acoshFn);
  defineFunction(dict, module, "asin(z, /)", asinFn);
  defineFunction(dict, module, "asinh(z, /)", asinhFn);
  defineFunction(dict, module, "atan(z, /)", atanFn);
  defineFunction(dict, module, "atanh(z, /)", atanhFn);
  defineFunction(dict, module, "cos(z, /)", cosFn);
  defineFunction(dict, module, "cosh(z, /)", coshFn);
  defineFunction(dict, module, "exp(z, /)", expFn);
  defineFunction(dict, module, "isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)", isCloseFn);
  defineFunction(dict, module, "isfinite(z, /)", isFiniteFn);
  defineFunction(dict, module, "isinf(z, /)", isInfFn);
  defineFunction(dict, module, "isnan(z, /)", isNanFn);
  defineFunction(dict, module, "log(z, base=<unrepresentable>, /)", logFn);
  defineFunction(dict, module, "log10(z, /)", log10Fn);
  defineFunction(dict, module, "phase(z, /)", phaseFn);
  defineFunction(dict, module, "polar(z, /)", polarFn);
  defineFunction(dict, module, "rect(r, phi, /)", rectFn);
  defineFunction(dict, module, "sin(z, /)", sinFn);
  defineFunction(dict, module, "sinh(z, /)", sinhFn);
  defineFunction(dict, module, "sqrt(z, /)", sqrtFn);
  defineFunction(dict, module, "tan(z, /)", tanFn);
  defineFunction(dict, module, "tanh(z, /)", tanhFn);
  setIn(dict, "pi", boxFloat(Math.PI));
  setIn(dict, "e", boxFloat(Math.E));
  setIn(dict, "tau", boxFloat(2 * Math.PI));
  setIn(dict, "inf", boxFloat(Infinity));
  setIn(dict, "nan", boxFloat(NaN));
  setIn(dict, "infj", newComplex(0, Infinity));
  setIn(dict, "nanj", newComplex(0, NaN));
}
