/** The module _json, by which json reads and writes (CPython: Modules/_json.c). */
import { defineFunction, defineVectorFunction } from "../core/native.ts";
import { initEncoder } from "./json/encoder.ts";
import { initScanner, scanstring } from "./json/scanner.ts";
import { encodeBasestring, encodeBasestringAscii } from "./json/strings.ts";

/** Fills the namespace and the types; `module` is the module's name, a str. */
export function initJson(dict: usize, module: usize): void {
  initScanner(dict);
  initEncoder(dict);
  defineFunction(dict, module, "encode_basestring(string, /)", encodeBasestring);
  defineFunction(dict, module, "encode_basestring_ascii(string, /)", encodeBasestringAscii);
  defineVectorFunction(dict, module, "scanstring(string, end, strict=True, /)", scanstring);
}
