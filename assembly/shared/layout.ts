/**
 * Numbers that more than one part reads: how a value is boxed, where fixed structures stand, the header of objects.
 *
 * A value is 64 bits, NaN-boxed:
 *
 *     0x0000… to 0xFFF8_0000_0000_0000   a double (every NaN made by arithmetic lies here)
 *     0xFFFA_0000_0000_00nn              a special pattern: unbound, error, end of iteration, frame pushed
 *     0xFFFC_0000_pppp_pppp              a pointer to a heap object
 *     0xFFFE_… and 0xFFFF_…              an int of 49 bits, two's complement: all ones in the top 15 bits is the tag
 *
 * Memory, low addresses first:
 *
 *     0 … 1023         never used: a null pointer's fields read as zero
 *     STATE_BASE       words that VM, host and tier 2 share (enum State)
 *     SINGLETONS_BASE  None, True, False, Ellipsis, NotImplemented
 *     GLOBALS_BASE     what asc has made globals of, moved here by scripts/globals.mjs
 *     TYPES_BASE       the built-in types, TYPE_SIZE bytes each
 *     MEMORY_BASE      AssemblyScript's data segment, then our heap
 */

/** Top 16 bits of each kind of value. */
export enum TagHigh {
  SPECIAL = 0xfffa,
  POINTER = 0xfffc,
  INT = 0xfffe,
}

/** Low word of a special pattern. */
export enum Special {
  UNBOUND = 1,
  ERROR = 2,
  END = 3,
  PUSHED = 4,
}

export const STATE_BASE: i32 = 1024;
export const SINGLETONS_BASE: i32 = 2048;
export const SINGLETON_SIZE: i32 = 32;
export const GLOBALS_BASE: i32 = 4096;
export const TYPES_BASE: i32 = 16384;
export const TYPE_SIZE: i32 = 512;
/** Equals `memoryBase` in asconfig.json. */
export const MEMORY_BASE: i32 = 180224;

/** Order of the singletons at SINGLETONS_BASE. */
export enum Singleton {
  NONE,
  FALSE,
  TRUE,
  ELLIPSIS,
  NOT_IMPLEMENTED,
  // typing.NoDefault
  NO_DEFAULT,
}

/** Words at STATE_BASE (byte offsets). */
export enum State {
  // i32, counted down at back edges and calls; at or below zero the loop serves interrupts
  BREAKER = 0,
  // u32 set of Interrupt bits that wait to be served; the host may set them from outside
  INTERRUPTS = 4,
  // list head (prev, next) of the collector's youngest generation
  YOUNG = 16,
  // i64: steps counted until the breaker was last set
  STEPS = 24,
  // i32: what the breaker was last set to
  BREAKER_START = 32,
  // u32 address of the generator whose values go into a sink (core/sink.ts), 0 for none
  SINK_SOURCE = 40,
  // u32: a Sink
  SINK_KIND = 44,
  // i64, and f64 for Sink.FLOATS
  SINK_STATE = 48,
  SINK_CARRY = 56,
  // u32 address of a table of the addresses of the str of single Latin-1 characters, by their codes (core/intern.ts)
  CHARACTERS = 64,
}

/** What becomes of the values of a generator that native code wants all of (core/sink.ts). */
export enum Sink {
  /** Appended to the list at the sink's state. */
  LIST,
  /** Small ints and bools are added to the state. */
  INTS,
  /** Floats and small ints are added to the float that the state is, with their rounding errors in the carry. */
  FLOATS,
  /** Those plainly false are dropped. */
  FALSE,
  /** Those plainly true are dropped. */
  TRUE,
  /** Small ints, or floats, that are below the state, which is one too, take its place; the others are dropped. */
  LEAST,
  /** The same of those above it. */
  GREATEST,
  /** Small ints and str are added to the set at the state. */
  SET,
  /** Pairs are put into the dict at the state, if their keys are new; the carry counts them. */
  PAIRS,
  /** Counted in the dict at the state. */
  COUNTS,
}

/** Bits of State.INTERRUPTS. */
export enum Interrupt {
  COLLECT = 1,
  // something else that only a safe point can see to: a thread's turn, a signal, other code to run
  SAFE_POINT = 2,
  BUFFERS = 16,
}

/** Header of every object, and of the collector's links before a container. */
export enum Header {
  // u32 address of the next container in its generation, before the object
  GC_NEXT = -4,
  // u32 address of the previous one; low bits are the collector's flags
  GC_PREV = -8,
  // i32; negative: immortal
  REFCOUNT = 0,
  // u32 address of the type
  TYPE = 4,
  SIZE = 8,
  GC_SIZE = 8,
}

/** The str and bytes objects, which the host reads by their address (core/string.ts, core/bytes.ts). */
export enum StrLayout {
  LENGTH = 16,
  WIDTH = 20,
  ASCII = 21,
  DATA = 24,
}

export enum BytesLayout {
  LENGTH = 16,
  DATA = 24,
}

export enum BytearrayLayout {
  LENGTH = 8,
  BLOCK = 16,
  START = 20,
}

/** array.array (library/array/storage.ts). */
export enum ArrayLayout {
  TYPECODE = 8,
  DATA = 16,
  LENGTH = 20,
}

export enum SetLayout {
  USED = 8,
}

/** Records (objects/record.ts). */
export enum EnumerateLayout {
  ITERATOR = 8,
  INDEX = 16,
}
export enum ZipLayout {
  ITERATORS = 8,
}

/** Ints that are objects (core/integer.ts). */
export enum IntLayout {
  SIZE = 8,
  DIGITS = 16,
}

/** Bits of a type's flags. */
export enum TypeFlag {
  // instances carry the collector's links
  HAVE_GC = 0x1,
  // made by a class statement or type(): counted, deletable, mutable
  HEAP = 0x2,
  // may be subclassed
  BASETYPE = 0x4,
  // attributes of the type cannot be set
  IMMUTABLE = 0x8,
  // no instances by calling the type ("cannot create 'x' instances")
  DISALLOW_NEW = 0x10,
  ABSTRACT = 0x20,
  READY = 0x40,
  // quick tests for subclasses of these
  INT = 0x100,
  LIST = 0x200,
  TUPLE = 0x400,
  BYTES = 0x800,
  STR = 0x1000,
  DICT = 0x2000,
  EXCEPTION = 0x4000,
  TYPE = 0x8000,
  FLOAT = 0x10000,
  SET = 0x20000,
  // instances: __getattribute__ and __setattr__ are object's own, so inline caches may serve them
  PLAIN_GETATTR = 0x40000,
  PLAIN_SETATTR = 0x80000,
  // instances keep attributes in the values that follow the object (see core/instance.ts)
  INLINE_VALUES = 0x100000,
  // class patterns and reversed() treat instances so (PEP 634)
  SEQUENCE = 0x200000,
  MAPPING = 0x400000,
  // functions: `self` is passed without a bound method
  METHOD_DESCRIPTOR = 0x800000,
  // has __del__ of its own
  HAS_DEL = 0x1000000,
}

// ---- what tier 2 reads; vm/tier2.ts locks it ----

export enum ListLayout {
  LENGTH = 8,
  CAPACITY = 12,
  ITEMS = 16,
}

/** The slice object (core/slice.ts). */
export enum SliceLayout {
  START = 8,
  STOP = 16,
  STEP = 24,
}

/** What is kept of an attribute that a type computes: its function in the function table, or one of these bits and the rest. */
export enum Getter {
  /** The function gives a small int, and runs nothing. */
  INT = 1 << 30,
  /** It is an item of the tuple that the instance is: the rest is the index. */
  ITEM = 1 << 31,
}

export enum TupleLayout {
  LENGTH = 8,
  ITEMS = 16,
}

export enum RangeIteratorLayout {
  NEXT = 8,
  STEP = 16,
  LEFT = 24,
}

/** Iterators over lists and tuples. */
export enum CursorLayout {
  SEQUENCE = 8,
  INDEX = 16,
}

export enum CellLayout {
  VALUE = 8,
}

export enum BuiltinLayout {
  DEF = 8,
  SELF = 16,
}

/** What instructions find in a class: where it is, or what, is kept by the class's version (vm/lookupcache.ts). */
export enum ClassPlace {
  /** What is no descriptor: its address, and that of the dict (<< 32), whose version must be as it is. */
  DATA = 1,
  /** The function of a static method: its address. */
  STATIC = 2,
  /** A function, found through the class: itself. */
  FUNCTION = 3,
  /** The function of a class method, called on the class: its address. */
  CLASS_METHOD = 4,
}

/** A module (objects/module.ts). */
export enum ModuleLayout {
  DICT = 8,
}

/** A bound method (core/methods.ts). */
export enum MethodLayout {
  FUNCTION = 8,
  SELF = 16,
}

/** What an instruction calls that has a special method done, or a property's function (vm/lookupcache.ts). */
export enum SpecialLayout {
  FUNCTION = 8,
  STEP = 12,
  PROPERTY = 16,
}

export enum PropertyLayout {
  GETTER = 8,
  SETTER = 16,
}

/** What a `with` calls (vm/lookupcache.ts). */
export enum ManagingLayout {
  VERSION = 4,
  ENTER = 8,
  EXIT = 12,
}

export enum MethodDescriptorLayout {
  DEF = 8,
  OWNER = 12,
}

/** What a native function is (core/native.ts). */
export enum NativeLayout {
  NAME = 0,
  // how many arguments it takes as they lie, -1: it does not; and how many of these have defaults
  DIRECT = 16,
  OPTIONAL = 20,
  MODULE = 52,
}

export enum FrameLayout {
  PREVIOUS = 0,
  FUNCTION = 4,
  CODE = 8,
  TEMPORARIES = 12,
  GLOBALS = 16,
  BUILTINS = 20,
  WINDOW = 24,
  TOP = 28,
  PC = 32,
  NEXT = 36,
  CONSTANTS = 40,
  RESULT = 44,
  OBJECT = 52,
  GENERATOR = 56,
}

/** Of frame objects. */
export enum FrameObjectLayout {
  SEEN = 76,
}

export enum FunctionLayout {
  CODE = 8,
  GLOBALS = 12,
  DEFAULTS = 20,
  KWDEFAULTS = 24,
  CLOSURE = 28,
  SIMPLE_ARGS = 48,
}

export enum CodeLayout {
  ARGCOUNT = 8,
  POSONLYARGCOUNT = 12,
  KWONLYARGCOUNT = 16,
  FLAGS = 24,
  CONSTS = 36,
  NAMES = 40,
  VARNAMES = 44,
  FILENAME = 56,
  QUALNAME = 64,
  NLOCALS = 80,
  NSLOTS = 84,
  WINDOW_BYTES = 88,
  ENTRY = 92,
  REGISTER_BYTES = 96,
  ENTRY_KIND = 104,
  PLAIN = 112,
  ENTRANCE = 128,
  ENTRANCE_INDEX = 132,
  INLINED = 136,
}

export enum DictLayout {
  USED = 8,
  VERSION = 16,
}

export enum TypeLayout {
  FLAGS = 8,
  VERSION = 12,
  DICT = 36,
  SUBCLASSES = 40,
  DICT_OFFSET = 60,
}

/** Entries of the method cache less one, and the bytes of one: │ version u32 │ name u32 │ value │ (core/attribute.ts). */
export enum MethodCache {
  MASK = 4095,
  ENTRY = 16,
}
