/** The directives of error messages (`%T`, `%R` …): see raisef in core/errors.ts. */
import { TypeFlag } from "../shared/layout.ts";
import { bug } from "./bug.ts";
import { Builder } from "./builder.ts";
import { decref } from "./object.ts";
import { repr, str } from "./represent.ts";
import { asType, PyType } from "./type.ts";
import { typeOf } from "./typeids.ts";
import { ERROR, NONE, pointer, Value } from "./value.ts";

/** Writes the formatted text; false with an exception pending if a repr fails. */
export function formatInto(out: Builder, format: string, a: Value, b: Value, c: Value, d: Value): bool {
  const text = changetype<usize>(format);
  let next = a;
  let taken = 0;
  for (let i = 0; i < format.length; i++) {
    const code = <u32>load<u16>(text + (i << 1));
    if (code !== 37) {
      out.char(code);
      continue;
    }
    const directive = <u32>load<u16>(text + (++i << 1));
    if (directive === 37) {
      out.char(37);
      continue;
    }
    if (!writeArgument(out, directive, next)) return false;
    taken++;
    next = taken === 1 ? b : taken === 2 ? c : d;
  }
  return true;
}

/** A type as messages name it: a built-in one with its module, unless that is builtins. */
function writeName(out: Builder, type: PyType): void {
  if (type.module !== 0 && !(type.flags & TypeFlag.HEAP)) {
    out.str(type.module);
    out.char(46);
  }
  out.str(type.name);
}

function writeArgument(out: Builder, directive: u32, v: Value): bool {
  switch (directive) {
    case 84: // T
      writeName(out, asType(typeOf(v)));
      return true;
    case 65: // A
      if (v === NONE) out.text("None");
      else writeName(out, asType(typeOf(v)));
      return true;
    case 120: // x
      out.hex(v, 1);
      return true;
    case 78: // N
      writeName(out, asType(pointer(v)));
      return true;
    case 83: // S
      out.str(pointer(v));
      return true;
    case 100: // d
      out.decimal(v);
      return true;
    case 99: // c
      out.char(<u32>v);
      return true;
    case 76: // L
      out.text(changetype<string>(<usize>v));
      return true;
    case 82: // R
      return writeText(out, repr(v));
    case 115: // s
      return writeText(out, str(v));
    default:
      bug("unknown directive in an error message");
      return false;
  }
}

/** Writes a str (reference taken over) unless making it failed. */
function writeText(out: Builder, text: Value): bool {
  if (text === ERROR) return false;
  out.str(pointer(text));
  decref(text);
  return true;
}
