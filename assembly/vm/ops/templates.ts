/** Building what t-strings give (PEP 750): both operations in stack form. */
import { ERROR, UNBOUND } from "../../core/value.ts";
import { makeInterpolation } from "../../objects/interpolation.ts";
import { makeTemplate } from "../../objects/template.ts";
import { FormatValue } from "../../shared/opcodes.ts";
import { Frame } from "../frame.ts";
import { aOf, begin, bOf, dropSlots, read, write } from "./operands.ts";

/** Value, source text, and the format spec if flags b say so. */
export function buildInterpolation(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const flags = bOf(pc);
  const spec = flags & FormatValue.SPEC ? read(frame, a + 16) : UNBOUND;
  const v = makeInterpolation(read(frame, a), read(frame, a + 8), flags, spec);
  if (v === ERROR) return 0;
  dropSlots(frame, a + 8, spec === UNBOUND ? 1 : 2);
  write(frame, a, v);
  return pc + 8;
}

/** The tuple of the strings, then that of the interpolations. */
export function buildTemplate(frame: Frame, pc: usize): usize {
  begin(frame, pc);
  const a = aOf(pc);
  const v = makeTemplate(read(frame, a), read(frame, a + 8));
  if (v === ERROR) return 0;
  dropSlots(frame, a + 8, 1);
  write(frame, a, v);
  return pc + 8;
}
