/** _json.encode_basestring and encode_basestring_ascii: a str as JSON. */
import { newBuilder } from "../../core/builder.ts";
import { raisef } from "../../core/errors.ts";
import { isStr } from "../../core/string.ts";
import { pointer, Value } from "../../core/value.ts";
import { Exc } from "../../shared/exceptions.ts";
import { writeString } from "./text.ts";

function encode(v: Value, asciiOnly: bool): Value {
  if (!isStr(v)) return raisef(Exc.TypeError, "first argument must be a string, not %T", v);
  const out = newBuilder();
  writeString(out, pointer(v), asciiOnly);
  return out.finish();
}

export function encodeBasestring(args: usize): Value {
  return encode(load<i64>(args), false);
}

export function encodeBasestringAscii(args: usize): Value {
  return encode(load<i64>(args), true);
}
