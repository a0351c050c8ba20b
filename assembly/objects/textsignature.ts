/** `__text_signature__` of built-in functions: the signature they are declared with, self marked as CPython marks it. */

import { newBuilder } from "../core/builder.ts";
import { NativeDef } from "../core/native.ts";
import { Value } from "../core/value.ts";

/** "($self, object, /)" for the declaration "append(self, object, /)". A str, or ERROR. */
export function signatureText(def: NativeDef): Value {
  const text = changetype<usize>(<usize>def.signature);
  const length = changetype<string>(text).length;
  const out = newBuilder();
  let i = 0;
  while (i < length && load<u16>(text + (i << 1)) !== 40) i++;
  out.text("(");
  i++;
  if (def.method && load<u16>(text + (i << 1)) !== 36) out.text("$");
  for (; i < length; i++) out.char(load<u16>(text + (i << 1)));
  return out.finish();
}
