/**
 * Pickling of arrays, and reading what arrays of other machines have pickled (CPython: array_reconstructor). Pickles name the form of the
 * items by a number, a "machine format code".
 */
import { getAttr, getAttrOptional } from "../../core/attribute.ts";
import { bytesAt, bytesCount, isBytes, newBytes, openBytes } from "../../core/bytes.ts";
import { call2 } from "../../core/call.ts";
import { raise, raisef } from "../../core/errors.ts";
import { importNamed } from "../../core/importing.ts";
import { internText, nameOf } from "../../core/intern.ts";
import { charge } from "../../core/interrupt.ts";
import { allocList, listAppendOwned } from "../../core/list.ts";
import { decref, decrefAt, incref } from "../../core/object.ts";
import { asStr, charAt, isStr } from "../../core/string.ts";
import { BAD_INDEX, sizeNumber } from "../../core/subscript.ts";
import { charStr } from "../../core/substring.ts";
import { allocTuple, finishTuple, tuple2, tupleInit } from "../../core/tuple.ts";
import { isSubtype, isType } from "../../core/type.ts";
import { typeAt, typeOf } from "../../core/typeids.ts";
import { box, ERROR, NONE, pointer, small, UNBOUND, Value } from "../../core/value.ts";
import { decode } from "../../objects/codec/decode.ts";
import { Codec } from "../../objects/codec/names.ts";
import { Code, unpackItem } from "../../objects/memoryviewitems.ts";
import { reduction } from "../../objects/reduction.ts";
import { Exc } from "../../shared/exceptions.ts";
import { Name } from "../../shared/names.ts";
import { TypeId } from "../../shared/types.ts";
import { isText, itemSize, TypeCode, typeCode } from "./items.ts";
import { listOf } from "./repr.ts";
import { arrayBytes, asArray } from "./storage.ts";

/** Machine formats: for little endian ones, those of odd numbers are the same in big endian (bytes have but one form). */
enum Form {
  UNSIGNED8 = 0,
  SIGNED8 = 1,
  UNSIGNED16 = 2,
  SIGNED16 = 4,
  UNSIGNED32 = 6,
  SIGNED32 = 8,
  UNSIGNED64 = 10,
  SIGNED64 = 12,
  FLOAT = 14,
  DOUBLE = 16,
  UTF16 = 18,
  UTF32 = 20,
  LAST = 21,
}

/** The format of our own items. */
function formOf(code: TypeCode): Form {
  if (isText(code)) return Form.UTF32;
  switch (<Code>(<i32>code)) {
    case Code.SCHAR:
      return Form.SIGNED8;
    case Code.UCHAR:
      return Form.UNSIGNED8;
    case Code.SHORT:
      return Form.SIGNED16;
    case Code.USHORT:
      return Form.UNSIGNED16;
    case Code.INT:
    case Code.LONG:
      return Form.SIGNED32;
    case Code.UINT:
    case Code.ULONG:
      return Form.UNSIGNED32;
    case Code.LONGLONG:
      return Form.SIGNED64;
    case Code.ULONGLONG:
      return Form.UNSIGNED64;
    case Code.FLOAT:
      return Form.FLOAT;
    default:
      return Form.DOUBLE;
  }
}

/** The code whose items have a format, for ints the last of those that CPython lists. */
function codeOfForm(form: Form): Code {
  switch (form) {
    case Form.UNSIGNED8:
      return Code.UCHAR;
    case Form.SIGNED8:
      return Code.SCHAR;
    case Form.UNSIGNED16:
      return Code.USHORT;
    case Form.SIGNED16:
      return Code.SHORT;
    case Form.UNSIGNED32:
      return Code.ULONG;
    case Form.SIGNED32:
      return Code.LONG;
    case Form.UNSIGNED64:
      return Code.ULONGLONG;
    case Form.SIGNED64:
      return Code.LONGLONG;
    case Form.FLOAT:
      return Code.FLOAT;
    default:
      return Code.DOUBLE;
  }
}

// ---- pickling ----

/** What __reduce_ex__ gives: by bytes, or for the oldest protocols by a list. */
export function reduceArray(self: Value, protocol: i64): Value {
  const state = dictOf(self);
  if (state === ERROR) return ERROR;
  const result = protocol < 3 ? reduceByList(self, state) : reduceByBytes(self, state);
  decref(state);
  return result;
}

/** The __dict__ of an instance of a subclass, or None. */
function dictOf(self: Value): Value {
  const dict = getAttrOptional(self, nameOf(Name.__dict__));
  return dict === UNBOUND ? NONE : dict;
}

function reduceByList(self: Value, state: Value): Value {
  const list = listOf(asArray(self));
  if (list === ERROR) return ERROR;
  const args = tuple2(charStr(asArray(self).code), list);
  if (args === 0) return ERROR;
  const result = reduction(box(typeOf(self)), box(args), state);
  decref(box(args));
  return result;
}

function reduceByBytes(self: Value, state: Value): Value {
  const a = asArray(self);
  const make = reconstructor();
  const bytes = make === ERROR ? ERROR : newBytes(a.data, arrayBytes(a));
  const args = bytes === ERROR ? 0 : allocTuple(4);
  let result: Value = ERROR;
  if (args !== 0) {
    tupleInit(args, 0, incref(box(typeOf(self))));
    tupleInit(args, 1, charStr(a.code));
    tupleInit(args, 2, small(formOf(<TypeCode>a.code)));
    tupleInit(args, 3, bytes);
    const given = finishTuple(args);
    result = reduction(make, given, state);
    decref(given);
  } else decref(bytes);
  decref(make);
  return result;
}

/** array._array_reconstructor: a reference, or ERROR. */
function reconstructor(): Value {
  const module = importNamed("array");
  const name = module === ERROR ? 0 : internText("_array_reconstructor");
  const found = name === 0 ? ERROR : getAttr(module, name);
  decref(module);
  if (name !== 0) decrefAt(name);
  return found;
}

// ---- making them again ----

/** _array_reconstructor(arraytype, typecode, mformat_code, items, /) */
export function reconstruct(args: usize): Value {
  const type = load<i64>(args);
  const name = load<i64>(args, 8);
  const items = load<i64>(args, 24);
  if (!isStr(name)) {
    return raisef(
      Exc.TypeError,
      "_array_reconstructor() argument 2 must be a unicode character, not %A",
      name,
    );
  }
  if (asStr(pointer(name)).length !== 1) {
    const message =
      "_array_reconstructor(): argument 2 must be a unicode character, not a string of length %d";
    return raisef(Exc.TypeError, message, <i64>asStr(pointer(name)).length);
  }
  const form = sizeNumber(load<i64>(args, 16));
  if (form === BAD_INDEX) return ERROR;
  if (!isType(type)) return raisef(Exc.TypeError, "first argument must be a type object, not %T", type);
  if (!isSubtype(pointer(type), typeAt(TypeId.ARRAY))) {
    return raisef(Exc.TypeError, "%N is not a subtype of array.array", type);
  }
  const code = typeCode(charAt(pointer(name), 0));
  if (code === TypeCode.NONE) return raise(Exc.ValueError, "second argument must be a valid type code");
  if (form < 0 || form > Form.LAST) {
    return raise(Exc.ValueError, "third argument must be a valid machine format code.");
  }
  if (!isBytes(items)) return raisef(Exc.TypeError, "fourth argument should be bytes, not %T", items);
  if (form === formOf(code)) return call2(type, name, items);
  return convert(type, name, <i32>form, items);
}

/** Makes an array from items of another form than those of its typecode. */
function convert(type: Value, name: Value, form: i32, bytes: Value): Value {
  const big = form > 1 && (form & 1) !== 0;
  const little = form > 1 ? form & ~1 : form;
  const text = little >= Form.UTF16;
  const code = codeOfForm(<Form>little);
  // CPython's table says twice the size of characters for the formats of text: an odd number of them is refused.
  const unit = text ? (little === Form.UTF16 ? 4 : 8) : itemSize(<TypeCode>(<i32>code));
  openBytes(bytes);
  if (bytesCount % unit !== 0) return raise(Exc.ValueError, "string length not a multiple of item size");
  if (text) {
    const items = decode(bytesAt, bytesCount, textCodec(little, big), UNBOUND);
    return items === ERROR ? ERROR : called(type, incref(name), items);
  }
  const list = unpackAll(code, unit, big);
  if (list === ERROR) return ERROR;
  return called(type, little >= Form.FLOAT ? incref(name) : charStr(code), list);
}

function textCodec(form: i32, big: bool): Codec {
  if (form === Form.UTF16) return big ? Codec.UTF16_BE : Codec.UTF16_LE;
  return big ? Codec.UTF32_BE : Codec.UTF32_LE;
}

/** type(name, items), whose references it takes over. */
function called(type: Value, name: Value, items: Value): Value {
  const result = call2(type, name, items);
  decref(name);
  decref(items);
  return result;
}

const turned = memory.data(8, 8);

/** A list of the items in the bytes opened last. */
function unpackAll(code: Code, size: i32, big: bool): Value {
  const data = bytesAt;
  const count = bytesCount / size;
  const list = allocList(count);
  if (list === 0) return ERROR;
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < size; k++) {
      const from = big ? size - 1 - k : k;
      store<u8>(turned + <usize>k, load<u8>(data + <usize>(i * size + from)));
    }
    const item = unpackItem(turned, code);
    if (item !== ERROR && listAppendOwned(list, item) && charge(2)) continue;
    decrefAt(list);
    return ERROR;
  }
  return box(list);
}
