/**
 * A code object as the compiler makes it and the decoder reads it: the fields of CPython's code objects that the serial
 * form keeps, under their names without `co_`.
 */

import type { Const, Text } from "./constants.ts";

export interface CodeObject {
  argcount: number;
  posonlyargcount: number;
  kwonlyargcount: number;
  stacksize: number;
  /** Bits of CodeFlag. */
  flags: number;
  firstlineno: number;
  /** Classic bytecode. */
  code: Uint8Array;
  consts: Const[];
  names: string[];
  varnames: string[];
  cellvars: string[];
  freevars: string[];
  filename: Text;
  name: string;
  qualname: string;
  /** Position and exception tables, in the form that `assembly/shared/marshal.ts` describes. */
  positions: Uint8Array;
  exceptions: Uint8Array;
}
