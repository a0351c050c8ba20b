/** What guards ask: each kind has a test in which it fails in the middle of a loop (tests/guards.test.ts). */
export const GUARDS = {
  BOUND: "a variable, cell or attribute has a value",
  CLASS: "an instance is of a class that was seen, as it was then",
  ENTRY: "a frame holds what it held when this was compiled",
  FUNCTION: "a function has the code, namespaces and defaults that it had",
  INDEX: "there is an item at an index",
  KEY: "a dict or set can tell without running Python, and has not changed while it was gone through",
  LAST: "the old value of a variable is somebody else's, too",
  LENGTH: "there are as many items as were seen",
  LOOP: "what does not change in a loop is as it was: asked in front of it",
  NAMESPACE: "a namespace is as it was",
  NUMBER: "a value is an int, or a float, as was seen",
  OPERAND: "an operation has a result for these operands, and no exception",
  OVERFLOW: "a result is a small int",
  OWN_DICT: "an instance has no dict that hides a method",
  RANGE: "an iterator is nobody else's, and a range one of small numbers",
  REFUSED: "what the VM was asked for was done",
  REPLACED: "no object is where a number is to be put",
  RIVAL: "the other operand is not to be asked first",
  TEXT: "a text is of the width and length that was seen",
  TYPE: "an object is of the type that was seen",
  TYPECODE: "an array has the typecode that was seen",
  VALUE: "an object is the one that was seen",
} as const;

export type Guard = keyof typeof GUARDS;
