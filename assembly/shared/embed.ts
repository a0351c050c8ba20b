/**
 * What VM and host agree on where Python is embedded: how values cross.
 *
 * A small area at a fixed address has slots of one value each (shared/layout.ts says how a value is boxed). Slot 0 holds the answer; what is handed
 * over lies in the slots from 1 on. Each side has read all it wants of the area before it lets anything else run, so that calls
 * may nest. Who takes a value from a slot owns its reference.
 */

/** Slots of the area; what has more values is handed over in parts. */
export const AREA_SLOTS: i32 = 256;

/** What a function of the VM that the embedder calls says. */
export enum Outcome {
  // the answer is an exception
  RAISED = -1,
  // the answer is a value
  DONE = 0,
  // there is none: the iterator is at its end, the host's object has nothing of that name
  NOTHING = 1,
}

/** What the host asks of an object: its operands lie in the slots from 1 on. See assembly/vm/embed/operations.ts. */
export enum Operation {
  // (object, name); FIND: NOTHING where there is none
  GET_ATTRIBUTE,
  FIND_ATTRIBUTE,
  // (object, name, value)
  SET_ATTRIBUTE,
  DELETE_ATTRIBUTE,
  // (object, key); FIND: NOTHING where there is none
  GET_ITEM,
  FIND_ITEM,
  // (object, key, value)
  SET_ITEM,
  DELETE_ITEM,
  CONTAINS,
  LENGTH,
  ITERATE,
  // (iterator): NOTHING at its end
  NEXT,
  STR,
  REPR,
  TYPE,
  // (object): a memoryview of it
  VIEW,
  // (): empty ones
  NEW_LIST,
  NEW_DICT,
  NEW_SET,
  // (list, item)
  APPEND,
  // (set, item)
  ADD,
  // (list)
  TUPLE,
  // (name): a function of lib/_embed.py
  OWN,
}

/** What can be done with an object: bits. */
export enum Feature {
  CALL = 1,
  LENGTH = 2,
  ITERATE = 4,
  NEXT = 8,
  GET_ITEM = 16,
  SET_ITEM = 32,
  CONTAINS = 64,
  BUFFER = 128,
  AWAIT = 256,
  EXCEPTION = 512,
  // instances of these and of their subclasses
  LIST = 1024,
  TUPLE = 2048,
  DICT = 4096,
  SET = 8192,
  TYPE = 16384,
  INT = 32768,
  FLOAT = 65536,
  STR = 131072,
  BYTES = 262144,
}

/** What kind of object the host has handed in: each has a Python type. In the order of TypeId from JS_PROXY on. */
export enum HostKind {
  OBJECT,
  FUNCTION,
  ITERABLE,
  ITERATOR,
  ARRAY,
  MAP,
  SET,
  PROMISE,
}

/** What the VM asks of an object of the host's: see assembly/vm/embed/hostobject.ts. */
export enum HostOperation {
  // (name)
  GET,
  // (name, value)
  SET,
  DELETE,
  // names of what GET finds, as a list
  NAMES,
  // (key)
  GET_ITEM,
  SET_ITEM,
  DELETE_ITEM,
  // NOTHING: only comparing the items in Python can tell
  CONTAINS,
  LENGTH,
  ITERATE,
  NEXT,
  REPR,
  // as Python's own objects: (depth)
  TO_PYTHON,
  KEYS,
  VALUES,
  ENTRIES,
  // what `typeof` says
  TYPE_OF,
  // of a promise: (function to call with its value and False, or its error and True)
  LISTEN,
  // of an array: (index of the first item, count of items, step from one to the next)
  GET_SLICE,
  DELETE_SLICE,
  // (first, count, step, list)
  SET_SLICE,
  REVERSE,
}

/** What threads wait for that want input: `wakeJobs` is told. */
export const INPUT_TOKEN: i32 = -1;

/** Why a run was stopped. */
export enum Stop {
  NONE,
  TIME,
  STEPS,
  /** The host wants it. */
  ABORT,
}

/** What becomes of a run that goes on in time slices. */
export enum JobState {
  RUNNING,
  DONE,
  FAILED,
}

/** What `embedMemory` tells: bytes that there may be at most, that are handed out, that were at most, that linear memory has; arenas; blocks handed out. */
export enum MemoryFact {
  LIMIT,
  USED,
  PEAK,
  RESERVED,
  ARENAS,
  BLOCKS,
}
