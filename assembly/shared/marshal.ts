/**
 * The serial form: a `.pyc`'s body, `marshal.dumps` and the hand-over from the front end to the VM are these bytes.
 *
 * Little endian throughout. A value is a tag byte, then what the tag says. `MARSHAL_REF` set on a tag gives the value the
 * next number in the table of back references (the number is taken when the tag is met, before the contents are read);
 * Tag.REF then stands for that value again. Strings hold their characters at PEP 393 width, so loading is one copy.
 *
 *     NONE TRUE FALSE ELLIPSIS STOP_ITERATION   nothing more
 *     INT       i32
 *     LONG      u32 sign (0 or 1), u32 count, count × u32 digits of 32 bits, least significant first
 *     FLOAT     f64          COMPLEX   f64 real, f64 imaginary
 *     BYTES     u32 length, bytes
 *     STR       u8 width (1, 2, 4; the narrowest that holds them), u32 length in characters, length × width bytes
 *     INTERNED  as STR, and the loader interns it
 *     TUPLE LIST SET FROZENSET   u32 count, count × value
 *     DICT      key, value, …, NULL
 *     SLICE     start, stop, step
 *     CODE      u32 argcount, posonlyargcount, kwonlyargcount, stacksize, flags, firstlineno;
 *               bytes code; tuple consts, names, varnames, cellvars, freevars; str filename, name, qualname;
 *               bytes positions, exceptions
 *     REF       u32 number
 *
 * `positions` is the position table. One entry a run of instructions, in order:
 *     varint length in bytes of code * 2 + nowhere; unless nowhere is set (no location, nothing more follows):
 *     svarint line - previous line (first: firstlineno); varint end_line - line; varint col + 1; varint end_col + 1.
 * Every number is a LEB128 varint; svarint is zigzag. Columns are UTF-8 byte offsets, 0-based.
 *
 * `exceptions` is the exception table, sorted by start; ranges do not overlap (the innermost handler has each). One entry:
 *     varint start, varint length, varint target (all byte offsets into code), varint depth * 2 + lasti.
 * A raise at an offset in [start, start + length) unwinds the stack to depth, pushes the offset of the raising
 * instruction as an int if lasti is set, pushes the exception, and goes on at target.
 */

export const MARSHAL_REF: i32 = 0x80;

export enum Tag {
  NULL = 48, // 0
  NONE = 78, // N
  TRUE = 84, // T
  FALSE = 70, // F
  ELLIPSIS = 46, // .
  STOP_ITERATION = 83, // S
  INT = 105, // i
  LONG = 108, // l
  FLOAT = 103, // g
  COMPLEX = 121, // y
  BYTES = 115, // s
  STR = 117, // u
  INTERNED = 116, // t
  TUPLE = 40, // (
  LIST = 91, // [
  DICT = 123, // {
  SET = 60, // <
  FROZENSET = 62, // >
  SLICE = 58, // :
  CODE = 99, // c
  REF = 114, // r
}

/** First four bytes of a `.pyc` file: a number of ours, changed with every change of bytecode or serial form, then CR LF. */
export const PYC_MAGIC: i32 = 0x0a0d0bb8;
