/** Characters by name in codecs: the handler "namereplace", and `\N{…}` in unicode_escape. */
import { Builder } from "../../core/builder.ts";
import { ALIASES_START, aliased, codeOfNameAt, putName } from "../unicode/names.ts";

/** Writes `\N{name}`; false if the character has no name. Aliases and sequences have one, as in CPython. Only after openUnicode. */
export function writeNameEscape(out: Builder, c: u32): bool {
  const start = out.length;
  out.text("\\N{");
  if (!putName(out, c, false, true)) {
    out.length = start;
    return false;
  }
  out.char(0x7d);
  return true;
}

/** The character of a name or alias, no sequence: -1 if there is none. */
export function codeOfName(p: usize, n: i32): i32 {
  const code = codeOfNameAt(p, n);
  if (code < <i32>ALIASES_START) return code;
  const characters = aliased(code);
  return load<u32>(characters) === 1 ? load<u32>(characters, 4) : -1;
}
