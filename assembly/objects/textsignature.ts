/**
 * `__text_signature__` of built-in functions, methods and types: the signatures they are declared with, written as CPython writes them. Self
 * or the module comes first, marked by a dollar; a slash follows unless one stands further on. A function that knows by itself what is
 * meant where an argument is not given has none.
 */
import { newBuilder } from "../core/builder.ts";
import { formatText } from "../core/errors.ts";
import { declarationOf, NativeDef, slotSignatureNamed } from "../core/native.ts";
import { strIs } from "../core/string.ts";
import { PyType } from "../core/type.ts";
import { ERROR, NONE, Value } from "../core/value.ts";

/** What is shown otherwise than the declaration would say: declaration, then signature, "" for none. */
const EXCEPTIONS: StaticArray<string> = [
  "(self, sub, start=None, end=None, /)",
  "($self, sub[, start[, end]], /)",
  "(self, prefix, start=None, end=None, /)",
  "($self, prefix[, start[, end]], /)",
  "(self, suffix, start=None, end=None, /)",
  "($self, suffix[, start[, end]], /)",
  "(self, width, fillchar=unset, /)",
  "($self, width, fillchar=' ', /)",
  "(*args, **kwargs)",
  "($type, *args, **kwargs)",
  "(x, base=math.e, /)",
  "",
];

/** Types whose `new` and `init` are not declared, or only roughly: name, then signature. */
const TYPES: StaticArray<string> = [
  "object",
  "()",
  "staticmethod",
  "(function, /)",
  "classmethod",
  "(function, /)",
  "BufferedReader",
  "(raw, buffer_size=DEFAULT_BUFFER_SIZE)",
  "attrgetter",
  "(attr, /, *attrs)",
  "itemgetter",
  "(item, /, *items)",
  "methodcaller",
  "(name, /, *args, **kwargs)",
  "map",
  "(function, iterable, /, *iterables, strict=False)",
  "reversed",
  "(sequence, /)",
];

/** Defaults that stand for "not given". */
const NOT_GIVEN: StaticArray<string> = ["=<unset>", "=unset", "=None_given"];

/** Whether `part` stands at `at` in a text of `length` UTF-16 units. */
function standsAt(text: usize, length: i32, at: i32, part: string): bool {
  if (at + part.length > length) return false;
  for (let i = 0; i < part.length; i++) {
    if (load<u16>(text + ((at + i) << 1)) !== <u16>part.charCodeAt(i)) return false;
  }
  return true;
}

function indexIn(text: usize, length: i32, from: i32, part: string): i32 {
  for (let at = from; at < length; at++) if (standsAt(text, length, at, part)) return at;
  return -1;
}

/** "($self, object, /)" for the declaration "append(self, object, /)". A str, None, or ERROR. */
export function signatureText(def: NativeDef): Value {
  const declaration = declarationOf(def);
  const text = changetype<usize>(declaration);
  const length = declaration.length;
  if (length === 0) return ERROR;
  const open = indexIn(text, length, 0, "(");
  for (let i = 0; i < EXCEPTIONS.length; i += 2) {
    if (EXCEPTIONS[i].length !== length - open || !standsAt(text, length, open, EXCEPTIONS[i])) continue;
    return EXCEPTIONS[i + 1].length === 0 ? NONE : formatText(EXCEPTIONS[i + 1]);
  }
  for (let i = 0; i < NOT_GIVEN.length; i++) if (indexIn(text, length, open, NOT_GIVEN[i]) > 0) return NONE;
  return shown(def, text, length, open + 1);
}

/** The parameters from `start` on, behind self or the module. */
function shown(def: NativeDef, text: usize, length: i32, start: i32): Value {
  const out = newBuilder();
  out.text("(");
  let i = start;
  if (def.module !== 0) out.text("$module");
  else {
    if (def.method && load<u16>(text + (i << 1)) !== 36) out.text("$");
    if (def.method) for (; !isEnd(text, i); i++) out.char(load<u16>(text + (i << 1)));
  }
  const marked = def.module !== 0 || def.method !== 0;
  const slash = indexIn(text, length, start, " /") >= 0;
  if (marked && !slash) out.text(", /");
  if (def.module !== 0 && load<u16>(text + (i << 1)) !== 41) out.text(", ");
  for (; i < length; i++) out.char(load<u16>(text + (i << 1)));
  return out.finish();
}

/** Whether the first parameter ends at `i`. */
function isEnd(text: usize, i: i32): bool {
  const c = load<u16>(text + (i << 1));
  return c === 44 || c === 41;
}

/** The signature of a built-in type's `new` or `init`. A str, None, or ERROR. */
export function typeSignature(type: PyType): Value {
  const name: usize = type.name;
  for (let i = 0; i < TYPES.length; i += 2) if (strIs(name, TYPES[i])) return formatText(TYPES[i + 1]);
  const def = slotSignatureNamed(name);
  return def === null ? NONE : signatureText(def);
}
