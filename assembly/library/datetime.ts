/**
 * The module _datetime: dates, times and their differences (CPython: Modules/_datetimemodule.c). Refused: the C interface,
 * datetime_CAPI.
 *
 *     layout.ts    objects      calendar.ts   days and weeks        fields.ts   arguments and ranges      offsets.ts   what zones say
 *     deltanew.ts, delta.ts, deltamath.ts   timedelta                timezone.ts   tzinfo, timezone        local.ts   timestamps
 *     date.ts, time.ts, datetime.ts, datetimemath.ts, shapes.ts   the three types        isocalendar.ts   what isocalendar() gives
 *     text.ts, isotext.ts, strftime.ts   to and from text            pickled.ts   states of pickle
 */
import { dictSetStr } from "../core/dict.ts";
import { internText } from "../core/intern.ts";
import { decref, incref } from "../core/object.ts";
import { declare, openType, ready } from "../core/ready.ts";
import { asType, PyType } from "../core/type.ts";
import { typeAt } from "../core/typeids.ts";
import { box, NONE, small, Value } from "../core/value.ts";
import { setIn } from "../core/words.ts";
import { TypeFlag } from "../shared/layout.ts";
import { TypeId } from "../shared/types.ts";
import { fillDate } from "./datetime/date.ts";
import { fillDateTime } from "./datetime/datetime.ts";
import { fillDelta } from "./datetime/delta.ts";
import { openDeltaNew } from "./datetime/deltanew.ts";
import { fillIsoCalendarDate } from "./datetime/isocalendar.ts";
import {
  DATE_SIZE,
  MAX_DAYS,
  MAX_YEAR,
  MIN_YEAR,
  MOMENT_SIZE,
  newDate,
  newDateTime,
  newTime,
  PyDelta,
  PyZone,
  plainDelta,
} from "./datetime/layout.ts";
import { fillTime } from "./datetime/time.ts";
import { fillTimezone, fillTzinfo, makeTimezone, timezoneOf, Zone } from "./datetime/timezone.ts";

function open(id: TypeId, name: string, base: TypeId, flags: u32, size: u32): PyType {
  const type = declare(id, name, base, flags, size);
  type.module = <u32>internText("datetime");
  openType(type);
  return type;
}

function close(dict: usize, type: PyType): void {
  ready(type);
  dictSetStr(dict, type.name, box(changetype<usize>(type)));
}

/** Adds the limits of a type: min and max. */
function setLimits(id: TypeId, least: Value, most: Value): void {
  const dict: usize = asType(typeAt(id)).dict;
  setIn(dict, "min", least);
  setIn(dict, "max", most);
}

function setResolution(id: TypeId, days: i64, micro: i64): void {
  setIn(asType(typeAt(id)).dict, "resolution", plainDelta(days, 0, micro));
}

const LAST_SECOND: i64 = 86399;
const LAST_MICRO: i64 = 999999;

function setAllLimits(): void {
  setLimits(TypeId.TIMEDELTA, plainDelta(-MAX_DAYS, 0, 0), plainDelta(MAX_DAYS, LAST_SECOND, LAST_MICRO));
  const date = typeAt(TypeId.DATE);
  setLimits(TypeId.DATE, newDate(date, MIN_YEAR, 1, 1), newDate(date, MAX_YEAR, 12, 31));
  const time = typeAt(TypeId.TIME);
  setLimits(TypeId.TIME, newTime(time, 0, 0, NONE, 0), newTime(time, LAST_SECOND, LAST_MICRO, NONE, 0));
  const both = typeAt(TypeId.DATETIME);
  setLimits(
    TypeId.DATETIME,
    newDateTime(both, MIN_YEAR, 1, 1, 0, 0, NONE, 0),
    newDateTime(both, MAX_YEAR, 12, 31, LAST_SECOND, LAST_MICRO, NONE, 0),
  );
  setResolution(TypeId.TIMEDELTA, 0, 1);
  setResolution(TypeId.DATE, 1, 0);
  setResolution(TypeId.TIME, 0, 1);
  setResolution(TypeId.DATETIME, 0, 1);
}

/** Makes timezone.utc, which the module has too, and the limits of the type. */
function setZones(dict: usize): void {
  const minutes = 24 * 60 - 1;
  setLimits(TypeId.TIMEZONE, timezoneOf(-minutes), timezoneOf(minutes));
  const zero = plainDelta(0, 0, 0);
  Zone.utc = makeTimezone(zero, NONE);
  decref(zero);
  setIn(dict, "UTC", incref(Zone.utc));
  setIn(asType(typeAt(TypeId.TIMEZONE)).dict, "utc", Zone.utc);
}

/** Fills the namespace and the types; `module` is the module's name, a str. */
export function initDatetime(dict: usize, _module: usize): void {
  openDeltaNew();
  const base = TypeFlag.BASETYPE;
  const delta = open(TypeId.TIMEDELTA, "timedelta", TypeId.OBJECT, base, <u32>offsetof<PyDelta>());
  fillDelta(delta);
  close(dict, delta);
  const date = open(TypeId.DATE, "date", TypeId.OBJECT, base, DATE_SIZE);
  fillDate(date);
  close(dict, date);
  const time = open(TypeId.TIME, "time", TypeId.OBJECT, base | TypeFlag.HAVE_GC, MOMENT_SIZE);
  fillTime(time);
  close(dict, time);
  const both = open(TypeId.DATETIME, "datetime", TypeId.DATE, base | TypeFlag.HAVE_GC, MOMENT_SIZE);
  fillDateTime(both);
  close(dict, both);
  const tzinfo = open(TypeId.TZINFO, "tzinfo", TypeId.OBJECT, base, 8);
  fillTzinfo(tzinfo);
  close(dict, tzinfo);
  const timezone = open(TypeId.TIMEZONE, "timezone", TypeId.TZINFO, 0, <u32>offsetof<PyZone>());
  fillTimezone(timezone);
  close(dict, timezone);
  const iso = open(
    TypeId.ISO_CALENDAR_DATE,
    "IsoCalendarDate",
    TypeId.TUPLE,
    0,
    asType(typeAt(TypeId.TUPLE)).basicSize,
  );
  fillIsoCalendarDate(iso);
  ready(iso);
  setAllLimits();
  setZones(dict);
  setIn(dict, "MINYEAR", small(MIN_YEAR));
  setIn(dict, "MAXYEAR", small(MAX_YEAR));
}
