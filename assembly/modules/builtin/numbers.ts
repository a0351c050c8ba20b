/** Built-in functions on numbers and characters: abs bin chr divmod hex oct ord pow round. */

import { asBytearray, asBytes, BYTES_DATA, bytearrayData, isBytearray, isBytes } from "../../core/bytes.ts";
import { callSpecial } from "../../core/call.ts";
import { raise, raisef } from "../../core/errors.ts";
import { fitsI64, intToI64 } from "../../core/integer.ts";
import { intToText } from "../../core/inttext.ts";
import { defineFunction } from "../../core/native.ts";
import { absolute, binary, power } from "../../core/number.ts";
import { decref } from "../../core/object.ts";
import { asStr, charAt, isStr } from "../../core/string.ts";
import { toIndex } from "../../core/subscript.ts";
import { charStr } from "../../core/substring.ts";
import { Binary } from "../../core/type.ts";
import { ERROR, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";

function builtinAbs(args: usize): Value {
  return absolute(load<i64>(args));
}

/** An int in base 2, 8 or 16 with its prefix. */
function inBase(v: Value, base: u32): Value {
  const i = toIndex(v);
  if (i === ERROR) return ERROR;
  const result = intToText(i, base, true);
  decref(i);
  return result;
}

function builtinBin(args: usize): Value {
  return inBase(load<i64>(args), 2);
}

function builtinOct(args: usize): Value {
  return inBase(load<i64>(args), 8);
}

function builtinHex(args: usize): Value {
  return inBase(load<i64>(args), 16);
}

function builtinChr(args: usize): Value {
  const i = toIndex(load<i64>(args));
  if (i === ERROR) return ERROR;
  const code = fitsI64(i) ? intToI64(i) : -1;
  decref(i);
  if (<u64>code > 0x10ffff) return raise(Exc.ValueError, "chr() arg not in range(0x110000)");
  return charStr(<u32>code);
}

function builtinOrd(args: usize): Value {
  const v = load<i64>(args);
  let length: i64;
  if (isStr(v)) {
    length = asStr(pointer(v)).length;
    if (length === 1) return small(charAt(pointer(v), 0));
  } else if (isBytes(v)) {
    length = asBytes(pointer(v)).length;
    if (length === 1) return small(load<u8>(pointer(v), BYTES_DATA));
  } else if (isBytearray(v)) {
    length = asBytearray(pointer(v)).length;
    if (length === 1) return small(load<u8>(bytearrayData(pointer(v))));
  } else {
    return raisef(Exc.TypeError, "ord() expected string of length 1, but %T found", v);
  }
  return raisef(Exc.TypeError, "ord() expected a character, but string of length %d found", length);
}

function builtinDivmod(args: usize): Value {
  return binary(load<i64>(args), load<i64>(args, 8), Binary.DIVMOD);
}

function builtinPow(args: usize): Value {
  return power(load<i64>(args), load<i64>(args, 8), load<i64>(args, 16));
}

function builtinRound(args: usize): Value {
  const v = load<i64>(args);
  const digits = load<i64>(args, 8);
  const result = callSpecial(v, Name.__round__, digits === NONE ? UNBOUND : digits);
  if (result !== UNBOUND) return result;
  return raisef(Exc.TypeError, "type %T doesn't define __round__ method", v);
}

export function defineNumberFunctions(dict: usize, module: usize): void {
  defineFunction(dict, module, "abs(x, /)", builtinAbs);
  defineFunction(dict, module, "bin(number, /)", builtinBin);
  defineFunction(dict, module, "chr(i, /)", builtinChr);
  defineFunction(dict, module, "divmod(x, y, /)", builtinDivmod);
  defineFunction(dict, module, "hex(number, /)", builtinHex);
  defineFunction(dict, module, "oct(number, /)", builtinOct);
  defineFunction(dict, module, "ord(character, /)", builtinOrd);
  defineFunction(dict, module, "pow(base, exp, mod=None)", builtinPow);
  defineFunction(dict, module, "round(number, ndigits=None)", builtinRound);
}
