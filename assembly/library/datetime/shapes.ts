/** Methods that dates, datetimes and times share: strftime and format(), reading by a format, the zone's answers. */
import { call3 } from "../../core/call.ts";
import { raisef } from "../../core/errors.ts";
import { defineGetter, defineIntGetter } from "../../core/getset.ts";
import { define } from "../../core/native.ts";
import { decref, incref } from "../../core/object.ts";
import { str } from "../../core/represent.ts";
import { asStr, isStr } from "../../core/string.ts";
import { PyType } from "../../core/type.ts";
import { box, ERROR, NONE, pointer, small, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { callNamed, imported } from "./calls.ts";
import { BAD, intArgument } from "./fields.ts";
import { asMoment, zoneOf } from "./layout.ts";
import { argumentOf, dstOffset, offsetOf, zoneName } from "./offsets.ts";
import { reduceMoment } from "./pickled.ts";
import { strftime } from "./strftime.ts";

function strftimeMethod(args: usize): Value {
  const format = load<i64>(args, 8);
  if (!isStr(format)) return raisef(Exc.TypeError, "strftime() argument 1 must be str, not %A", format);
  return strftime(load<i64>(args), pointer(format));
}

/** format(self, spec): by strftime() unless it is empty. */
function formatMethod(args: usize): Value {
  const format = load<i64>(args, 8);
  if (!isStr(format)) return raisef(Exc.TypeError, "__format__() argument 1 must be str, not %A", format);
  if (asStr(pointer(format)).length === 0) return str(load<i64>(args));
  return callNamed(load<i64>(args), "strftime", format);
}

/** strptime(text, format) of a class, by a function of the module _strptime. */
export function parseWith(args: usize, name: string): Value {
  const text = load<i64>(args, 8);
  const format = load<i64>(args, 16);
  if (!isStr(text)) return raisef(Exc.TypeError, "strptime() argument 1 must be str, not %A", text);
  if (!isStr(format)) return raisef(Exc.TypeError, "strptime() argument 2 must be str, not %A", format);
  const parse = imported("_strptime", name);
  if (parse === ERROR) return ERROR;
  const result = call3(parse, load<i64>(args), text, format);
  decref(parse);
  return result;
}

function utcOffsetMethod(args: usize): Value {
  return offsetOf(load<i64>(args));
}

function dstMethod(args: usize): Value {
  const self = load<i64>(args);
  return dstOffset(zoneOf(asMoment(self)), argumentOf(self));
}

function zoneNameMethod(args: usize): Value {
  const self = load<i64>(args);
  return zoneName(zoneOf(asMoment(self)), argumentOf(self));
}

function reduceMethod(args: usize): Value {
  return reduceMoment(load<i64>(args), 2);
}

function reduceExMethod(args: usize): Value {
  const protocol = intArgument(load<i64>(args, 8));
  return protocol === BAD ? ERROR : reduceMoment(load<i64>(args), protocol);
}

/** Methods of all three. */
export function defineShared(type: PyType): void {
  define(type, "strftime(self, /, format)", strftimeMethod);
  define(type, "__format__(self, format, /)", formatMethod);
  define(type, "__reduce__(self, /)", reduceMethod);
}

function getHour(v: Value): Value {
  return small(asMoment(v).hour);
}

function getMinute(v: Value): Value {
  return small(asMoment(v).minute);
}

function getSecond(v: Value): Value {
  return small(asMoment(v).second);
}

function getMicrosecond(v: Value): Value {
  return small(asMoment(v).micro);
}

function getFold(v: Value): Value {
  return small(asMoment(v).fold);
}

function getZone(v: Value): Value {
  const m = asMoment(v);
  return m.zone === 0 ? NONE : incref(box(m.zone));
}

/** Attributes and methods of datetimes and times. */
export function defineClock(type: PyType): void {
  defineIntGetter(type, "hour", getHour);
  defineIntGetter(type, "minute", getMinute);
  defineIntGetter(type, "second", getSecond);
  defineIntGetter(type, "microsecond", getMicrosecond);
  defineGetter(type, "tzinfo", getZone);
  defineIntGetter(type, "fold", getFold);
  define(type, "utcoffset(self, /)", utcOffsetMethod);
  define(type, "tzname(self, /)", zoneNameMethod);
  define(type, "dst(self, /)", dstMethod);
  define(type, "__reduce_ex__(self, proto, /)", reduceExMethod);
}
