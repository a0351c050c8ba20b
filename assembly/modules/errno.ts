/** The module errno: names of error numbers (objects/oserrno.ts has the table). */
import { dictSet, dictSetStr, newDict } from "../core/dict.ts";
import { intern, internText } from "../core/intern.ts";
import { decrefAt } from "../core/object.ts";
import { box, small } from "../core/value.ts";
import { ERRNO_ALIAS_NUMBERS, ERRNO_ALIASES, ERRNO_LIMIT, errnoName } from "../objects/oserrno.ts";

/** Fills the module's namespace. */
export function initErrno(dict: usize, _module: usize): void {
  const codes = newDict();
  if (codes === 0) return;
  for (let number = 1; number < ERRNO_LIMIT; number++) {
    const text = errnoName(number);
    if (text === 0) continue;
    const name = intern(text);
    dictSetStr(dict, name, small(number));
    dictSet(codes, small(number), box(name));
    decrefAt(name);
  }
  for (let i = 0; i < ERRNO_ALIASES.length; i++) {
    const name = internText(ERRNO_ALIASES[i]);
    dictSetStr(dict, name, small(ERRNO_ALIAS_NUMBERS[i]));
    decrefAt(name);
  }
  const name = internText("errorcode");
  dictSetStr(dict, name, box(codes));
  decrefAt(name);
  decrefAt(codes);
}
