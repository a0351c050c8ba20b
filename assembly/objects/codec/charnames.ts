/** interim */
import { Builder } from "../../core/builder.ts";
export function writeNameEscape(_out: Builder, _c: u32): bool {
  return false;
}
export function codeOfName(_p: usize, _n: i32): i32 {
  return -1;
}
