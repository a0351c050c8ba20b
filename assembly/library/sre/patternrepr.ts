/** repr() of patterns: as they would be compiled. */
import { newBuilder } from "../../core/builder.ts";
import { decref } from "../../core/object.ts";
import { repr } from "../../core/represent.ts";
import { asStr } from "../../core/string.ts";
import { ERROR, pointer, Value } from "../../core/value.ts";
import { SreFlag } from "./codes.ts";
import { asPattern, PatternKind } from "./pattern.ts";

/** More of a pattern is not shown. */
const LONGEST: u32 = 200;

/** Flags in the order in which they are shown, with their names. */
const FLAGS: StaticArray<u32> = [
  SreFlag.IGNORECASE,
  SreFlag.MULTILINE,
  SreFlag.DOTALL,
  SreFlag.VERBOSE,
  SreFlag.DEBUG,
  SreFlag.ASCII,
  SreFlag.LOCALE,
  SreFlag.UNICODE,
];
const FLAG_NAMES: StaticArray<string> = [
  "re.IGNORECASE",
  "re.MULTILINE",
  "re.DOTALL",
  "re.VERBOSE",
  "re.DEBUG",
  "re.ASCII",
  "re.LOCALE",
  "re.UNICODE",
];

export function patternRepr(v: Value): Value {
  const pattern = asPattern(v);
  const shown = repr(pattern.pattern);
  if (shown === ERROR) return ERROR;
  let flags = pattern.flags;
  // What is so unless said otherwise.
  if (
    pattern.kind === PatternKind.STR &&
    (flags & (SreFlag.LOCALE | SreFlag.UNICODE | SreFlag.ASCII)) === SreFlag.UNICODE
  ) {
    flags &= ~SreFlag.UNICODE;
  }
  const out = newBuilder();
  out.text("re.compile(");
  out.slice(pointer(shown), 0, min(asStr(pointer(shown)).length, LONGEST));
  decref(shown);
  if (flags !== 0) out.text(", ");
  let first = true;
  for (let i = 0; i < FLAGS.length; i++) {
    if (!(flags & FLAGS[i])) continue;
    if (!first) out.char(124);
    first = false;
    out.text(FLAG_NAMES[i]);
    flags &= ~FLAGS[i];
  }
  if (flags !== 0) {
    if (!first) out.char(124);
    out.text("0x");
    out.hex(flags, 1);
  }
  out.char(41);
  return out.finish();
}
